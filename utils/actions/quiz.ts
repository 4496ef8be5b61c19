import type { Action } from './action';

export const quiz: Action = {
  id: 'quiz',
  name: 'action.quiz.name',
  slash: 'action.quiz.slash',
  text: 'action.quiz.text',
  menus: ['page'],
  needsModel: true,
};
