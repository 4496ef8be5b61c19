import type { Action } from './action';

export const keyPoints: Action = {
  id: 'key-points',
  name: 'action.key-points.name',
  slash: 'action.key-points.slash',
  text: 'action.key-points.text',
  menus: ['page'],
};
