import type { Action } from './action';

export const terms: Action = {
  id: 'terms',
  name: 'action.terms.name',
  slash: 'action.terms.slash',
  text: 'action.terms.text',
  menus: [],
};
