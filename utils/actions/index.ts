import type { Action } from './action';
import { compare } from './compare';
import { critique } from './critique';
import { eli5 } from './eli5';
import { evidence } from './evidence';
import { explain } from './explain';
import { findings } from './findings';
import { keyPoints } from './key-points';
import { quiz } from './quiz';
import { reply } from './reply';
import { review } from './review';
import { rewrite } from './rewrite';
import { sides } from './sides';
import { steps } from './steps';
import { summarise } from './summarise';
import { tasks } from './tasks';
import { terms } from './terms';
import { translate } from './translate';
import { weigh } from './weigh';

/** All actions, in the order shown. */
export const actions: readonly Action[] = [
  summarise,
  explain,
  translate,
  keyPoints,
  rewrite,
  reply,
  eli5,
  critique,
  quiz,
  evidence,
  terms,
  steps,
  weigh,
  sides,
  compare,
  tasks,
  findings,
  review,
];

export function actionOf(id: string): Action | undefined {
  return actions.find((action) => action.id === id);
}
