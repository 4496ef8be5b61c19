import type { Picture } from '@/utils/core/rows';
import type { Size } from './declared-size';
import { drawWithin } from './draw-within';
import { encodePicture } from './encode-picture';

/** A kept picture drawn anew at a smaller size; as it is kept where that is no smaller, or where it cannot be drawn. */
export async function scalePicture(picture: Picture, { width, height }: Size): Promise<Picture> {
  if (width >= picture.width && height >= picture.height) return picture;
  const bitmap = await createImageBitmap(picture.bytes).catch(() => undefined);
  if (!bitmap) return picture;
  try {
    return await encodePicture(drawWithin(bitmap, bitmap, Math.max(width, height)), picture.bytes.type === 'image/png');
  } finally {
    bitmap.close();
  }
}
