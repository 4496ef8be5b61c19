import type { Action } from './action';

export const tasks: Action = {
  id: 'tasks',
  name: 'action.tasks.name',
  slash: 'action.tasks.slash',
  text: 'action.tasks.text',
  menus: [],
};
