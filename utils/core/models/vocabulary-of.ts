import type { Vocabulary } from '@/utils/core/token-costs';

/** By what names have in common, not by a list of models. */
const NAMES: readonly (readonly [RegExp, Vocabulary])[] = [
  [/(?<!o)llama|(?<![a-z])muse(?![a-z])/i, 'llama'],
  [/(?<![a-z])(?:chat)?gpt(?![a-z])|(?<![a-z0-9])o[1-9](?![a-z0-9.])/i, 'o200k'],
];

/** A guess at a model's vocabulary by its id; o200k where the name does not tell. */
export function vocabularyOf(modelId: string): Vocabulary {
  return NAMES.find(([name]) => name.test(modelId))?.[1] ?? 'o200k';
}
