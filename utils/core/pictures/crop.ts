import { contextOf } from './encode-picture';
import { pixelsOf } from './pixels-of';
import type { Box, BoxView } from './taken';

/**
 * A part of a picture, as a PNG.
 * @param view of a box that was drawn over what the picture shows
 */
export async function crop(picture: Blob, { left, top, width, height }: Box, view?: BoxView): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const { width: wide, height: high } = view ? pixelsOf(view, bitmap) : bitmap;
  // Each side is where browsers draw it: at the nearest edge of a pixel.
  const [x, y] = [Math.round(left * wide), Math.round(top * high)];
  const [endX, endY] = [Math.round((left + width) * wide), Math.round((top + height) * high)];
  const canvas = new OffscreenCanvas(Math.max(1, endX - x), Math.max(1, endY - y));
  contextOf(canvas).drawImage(bitmap, -x, -y);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
