import type { Action } from './action';

export const review: Action = {
  id: 'review',
  name: 'action.review.name',
  slash: 'action.review.slash',
  text: 'action.review.text',
  menus: [],
  needsModel: true,
};
