import type { Action } from './action';

export const reply: Action = {
  id: 'reply',
  name: 'action.reply.name',
  slash: 'action.reply.slash',
  text: 'action.reply.text',
  menus: ['selection'],
  needsModel: true,
};
