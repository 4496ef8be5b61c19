import type { Action } from './action';

export const findings: Action = {
  id: 'findings',
  name: 'action.findings.name',
  slash: 'action.findings.slash',
  text: 'action.findings.text',
  menus: [],
};
