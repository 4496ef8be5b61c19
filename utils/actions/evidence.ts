import type { Action } from './action';

export const evidence: Action = {
  id: 'evidence',
  contexts: ['start-page'],
  name: 'action.evidence.name',
  question: 'action.evidence.question',
};
