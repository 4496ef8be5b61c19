import type { Action } from './action';

export const compare: Action = {
  id: 'compare',
  name: 'action.compare.name',
  slash: 'action.compare.slash',
  text: 'action.compare.text',
  menus: [],
  needsModel: true,
};
