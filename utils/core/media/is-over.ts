import { base64Length } from '@/utils/core/base64';
import { sightOf } from '@/utils/core/pictures/sight';
import type { Media } from '@/utils/core/rows';

/** Whether a recording, a film or a PDF is too large for any request to a model: it goes as base64. */
export function isOver({ bytes }: Media, asked: Parameters<typeof sightOf>[0]): boolean {
  return base64Length(bytes.size) > sightOf(asked).bounds.bytes;
}
