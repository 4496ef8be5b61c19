import type { Action } from './action';

export const explainError: Action = {
  id: 'explain-error',
  name: 'action.explain-error.name',
  slash: 'action.explain-error.slash',
  text: 'action.explain-error.text',
  menus: ['image'],
  needsModel: true,
};
