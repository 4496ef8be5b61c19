import type { Action } from './action';

export const terms: Action = {
  id: 'terms',
  contexts: ['start-page', 'start-selection'],
  name: 'action.terms.name',
  question: 'action.terms.question',
};
