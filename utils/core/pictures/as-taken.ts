import type { Picture } from '@/utils/core/rows';
import { drawWithin } from './draw-within';
import { encodePicture, MOST_BYTES } from './encode-picture';
import { MOST_SIDE } from './fit-within';

/**
 * The bytes of a picture as every service takes them. One that a model made is kept as it came, and may be larger, or WebP, which llama.cpp
 * does not read.
 * @returns undefined where it cannot be drawn
 */
export async function asTaken({ bytes, width, height }: Picture): Promise<Blob | undefined> {
  if (bytes.type !== 'image/webp' && bytes.size <= MOST_BYTES && Math.max(width, height) <= MOST_SIDE) return bytes;
  const bitmap = await createImageBitmap(bytes).catch(() => undefined);
  if (!bitmap) return undefined;
  try {
    return (await encodePicture(drawWithin(bitmap, bitmap, MOST_SIDE), bytes.type === 'image/png')).bytes;
  } finally {
    bitmap.close();
  }
}
