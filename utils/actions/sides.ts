import type { Action } from './action';

export const sides: Action = {
  id: 'sides',
  name: 'action.sides.name',
  slash: 'action.sides.slash',
  text: 'action.sides.text',
  menus: [],
};
