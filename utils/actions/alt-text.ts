import type { Action } from './action';

export const altText: Action = {
  id: 'alt-text',
  name: 'action.alt-text.name',
  slash: 'action.alt-text.slash',
  text: 'action.alt-text.text',
  menus: ['image'],
  needsModel: true,
};
