import type { Picture } from '@/utils/core/rows';
import type { Size } from './declared-size';
import { drawWithin } from './draw-within';
import { encodePicture, MOST_BYTES } from './encode-picture';

/**
 * A kept picture drawn anew at a smaller size; as it is kept where that is no smaller, or where it cannot be drawn. One that a model made may
 * have more bytes than services take, or be WebP, which llama.cpp does not read: it is encoded anew at any size.
 */
export async function scalePicture(picture: Picture, { width, height }: Size): Promise<Picture> {
  const isTaken = picture.bytes.size <= MOST_BYTES && picture.bytes.type !== 'image/webp';
  if (isTaken && width >= picture.width && height >= picture.height) return picture;
  const bitmap = await createImageBitmap(picture.bytes).catch(() => undefined);
  if (!bitmap) return picture;
  try {
    return await encodePicture(drawWithin(bitmap, bitmap, Math.max(width, height)), picture.bytes.type === 'image/png');
  } finally {
    bitmap.close();
  }
}
