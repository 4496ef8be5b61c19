import type { Action } from './action';

export const critique: Action = {
  id: 'critique',
  name: 'action.critique.name',
  slash: 'action.critique.slash',
  text: 'action.critique.text',
  menus: ['page'],
  needsModel: true,
};
