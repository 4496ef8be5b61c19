import type { Action } from './action';

export const steps: Action = {
  id: 'steps',
  name: 'action.steps.name',
  slash: 'action.steps.slash',
  text: 'action.steps.text',
  menus: [],
};
