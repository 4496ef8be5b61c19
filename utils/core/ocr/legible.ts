import { contextOf } from '@/utils/core/pictures/encode-picture';

/** Pixels; a larger picture has letters of some size, or was made smaller already. */
const SMALL = 1_500_000;
/** Small letters are read far better so: of text at 11 px 3.4 % of the letters were wrong, enlarged 0.1 % (docs/decisions.md). */
const ENLARGED = 2;

/** A picture as words are best read from it: on white where it is clear, and twice as large where it is small. */
export async function legible(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const times = bitmap.width * bitmap.height <= SMALL ? ENLARGED : 1;
  const canvas = new OffscreenCanvas(bitmap.width * times, bitmap.height * times);
  const context = contextOf(canvas);
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
