import type { Picture } from '@/utils/core/rows';
import type { Size } from './declared-size';
import { drawWithin } from './draw-within';
import { encodePicture, MOST_BYTES } from './encode-picture';

/**
 * A kept picture drawn anew at a smaller size, or where not every service takes it: one that a model made is kept as it came, and may be WebP,
 * which llama.cpp does not read. As it is kept where there is no need, or where it cannot be drawn.
 */
export async function scalePicture(picture: Picture, { width, height }: Size): Promise<Picture> {
  const isTaken = picture.bytes.type !== 'image/webp' && picture.bytes.size <= MOST_BYTES;
  if (isTaken && width >= picture.width && height >= picture.height) return picture;
  const bitmap = await createImageBitmap(picture.bytes).catch(() => undefined);
  if (!bitmap) return picture;
  try {
    return await encodePicture(drawWithin(bitmap, bitmap, Math.max(width, height)), picture.bytes.type === 'image/png');
  } finally {
    bitmap.close();
  }
}
