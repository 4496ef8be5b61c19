import type { ModelInfo } from '@/utils/core/rows';

/** Whether a model answers with pictures: its server says so, or its name does (`gemini-3-pro-image`, `gpt-5-image`). */
export function makesPictures({ id, outputs }: Pick<ModelInfo, 'id' | 'outputs'>): boolean {
  return outputs?.includes('image') ?? /(?:^|[^a-z])image(?:[^a-z]|$)/i.test(id);
}

/** The same of one of an endpoint's models, or of one that it does not list. */
export function listedMakesPictures(models: readonly ModelInfo[], modelId: string): boolean {
  return makesPictures(models.find(({ id }) => id === modelId) ?? { id: modelId });
}

/** Whether a model answers with pictures alone. */
export function makesOnlyPictures({ outputs }: Pick<ModelInfo, 'outputs'> = {}): boolean {
  return outputs !== undefined && !outputs.includes('text');
}
