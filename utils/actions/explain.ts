import type { Action } from './action';

export const explain: Action = {
  id: 'explain',
  name: 'action.explain.name',
  slash: 'action.explain.slash',
  text: 'action.explain.text',
  menus: ['selection'],
};
