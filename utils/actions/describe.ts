import type { Action } from './action';

export const describe: Action = {
  id: 'describe',
  name: 'action.describe.name',
  slash: 'action.describe.slash',
  text: 'action.describe.text',
  menus: ['image'],
  needsModel: true,
};
