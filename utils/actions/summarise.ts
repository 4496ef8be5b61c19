import type { Action } from './action';

export const summarise: Action = {
  id: 'summarise',
  contexts: ['menu-page', 'start-page'],
  menu: 'action.summarise.menu',
  name: 'action.summarise.name',
  question: 'action.summarise.question',
};
