import type { Action } from './action';

export const evidence: Action = {
  id: 'evidence',
  name: 'action.evidence.name',
  slash: 'action.evidence.slash',
  text: 'action.evidence.text',
  menus: [],
};
