import type { Action } from './action';

export const translate: Action = {
  id: 'translate',
  name: 'action.translate.name',
  slash: 'action.translate.slash',
  text: 'action.translate.text',
  menus: ['page', 'selection'],
  needsModel: true,
};
