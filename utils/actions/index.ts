import type { Action } from './action';
import { evidence } from './evidence';
import { explain } from './explain';
import { summarise } from './summarise';
import { terms } from './terms';

/** All actions, in the order shown. */
export const actions: readonly Action[] = [summarise, explain, evidence, terms];

export function actionOf(id: string): Action | undefined {
  return actions.find((action) => action.id === id);
}
