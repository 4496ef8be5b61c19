import type { Action } from './action';
import { altText } from './alt-text';
import { chartTable } from './chart-table';
import { compare } from './compare';
import { critique } from './critique';
import { describe } from './describe';
import { draw } from './draw';
import { eli5 } from './eli5';
import { evidence } from './evidence';
import { explain } from './explain';
import { explainError } from './explain-error';
import { findings } from './findings';
import { identify } from './identify';
import { keyPoints } from './key-points';
import { quiz } from './quiz';
import { readPicture } from './read-picture';
import { reply } from './reply';
import { review } from './review';
import { rewrite } from './rewrite';
import { sides } from './sides';
import { steps } from './steps';
import { summarise } from './summarise';
import { tasks } from './tasks';
import { terms } from './terms';
import { translate } from './translate';
import { translatePicture } from './translate-picture';
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
  describe,
  readPicture,
  translatePicture,
  identify,
  chartTable,
  explainError,
  altText,
  draw,
];

export function actionOf(id: string): Action | undefined {
  return actions.find((action) => action.id === id);
}
