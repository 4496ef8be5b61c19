import { listedMakesPictures } from '@/utils/core/models/makes-pictures';
import type { Endpoint } from '@/utils/core/rows';
import { providerOf } from '@/utils/providers';

/** What makes the pictures: the model, whatever it is asked, or a tool of its format, which costs extra and so has to be asked for. */
export type PictureMaker = 'model' | 'tool';

/** @returns undefined where a model answers in words alone */
export function pictureMakerOf(endpoint: Endpoint, modelId: string): PictureMaker | undefined {
  if (listedMakesPictures(endpoint.models, modelId)) return 'model';
  return providerOf(endpoint).hasPictureTool?.(modelId) ? 'tool' : undefined;
}
