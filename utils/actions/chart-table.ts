import type { Action } from './action';

export const chartTable: Action = {
  id: 'chart-table',
  name: 'action.chart-table.name',
  slash: 'action.chart-table.slash',
  text: 'action.chart-table.text',
  menus: ['image'],
  needsModel: true,
};
