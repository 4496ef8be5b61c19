import type { Action } from './action';

export const draw: Action = {
  id: 'draw',
  name: 'action.draw.name',
  slash: 'action.draw.slash',
  text: 'action.draw.text',
  menus: [],
  needsModel: true,
  wantsPicture: true,
};
