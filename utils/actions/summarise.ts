import type { Action } from './action';

export const summarise: Action = {
  id: 'summarise',
  name: 'action.summarise.name',
  slash: 'action.summarise.slash',
  text: 'action.summarise.text',
  menus: ['page', 'selection'],
};
