import type { Action } from './action';

export const weigh: Action = {
  id: 'weigh',
  name: 'action.weigh.name',
  slash: 'action.weigh.slash',
  text: 'action.weigh.text',
  menus: [],
  needsModel: true,
};
