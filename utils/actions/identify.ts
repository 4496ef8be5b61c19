import type { Action } from './action';

export const identify: Action = {
  id: 'identify',
  name: 'action.identify.name',
  slash: 'action.identify.slash',
  text: 'action.identify.text',
  menus: ['image'],
  needsModel: true,
};
