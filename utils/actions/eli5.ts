import type { Action } from './action';

export const eli5: Action = {
  id: 'eli5',
  name: 'action.eli5.name',
  slash: 'action.eli5.slash',
  text: 'action.eli5.text',
  menus: ['page', 'selection'],
  needsModel: true,
};
