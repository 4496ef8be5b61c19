import type { Action } from './action';

export const translatePicture: Action = {
  id: 'translate-picture',
  name: 'action.translate-picture.name',
  slash: 'action.translate-picture.slash',
  text: 'action.translate-picture.text',
  menus: ['image'],
  needsModel: true,
};
