import type { Action } from './action';

export const readPicture: Action = {
  id: 'read-picture',
  name: 'action.read-picture.name',
  slash: 'action.read-picture.slash',
  text: 'action.read-picture.text',
  menus: ['image'],
  needsModel: true,
};
