import type { Action } from './action';

export const rewrite: Action = {
  id: 'rewrite',
  name: 'action.rewrite.name',
  slash: 'action.rewrite.slash',
  text: 'action.rewrite.text',
  menus: ['selection'],
  needsModel: true,
};
