import { contextOf } from './encode-picture';
import type { Box } from './taken';

/** A part of a picture, as a PNG. */
export async function crop(picture: Blob, { left, top, width, height }: Box): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const [x, y] = [Math.round(left * bitmap.width), Math.round(top * bitmap.height)];
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * bitmap.width)), Math.max(1, Math.round(height * bitmap.height)));
  contextOf(canvas).drawImage(bitmap, -x, -y);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
