import type { Action } from './action';

export const explain: Action = {
  id: 'explain',
  contexts: ['menu-selection', 'start-selection'],
  menu: 'action.explain.menu',
  name: 'action.explain.name',
  question: 'action.explain.question',
};
