import { contextOf } from './encode-picture';
import type { Box, BoxView } from './taken';

/**
 * A part of a picture, as a PNG.
 * @param view of a box that was drawn over what the picture shows
 */
export async function crop(picture: Blob, { left, top, width, height }: Box, view?: BoxView): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const wide = view ? pixelsOf(view.width, view.scale, bitmap.width) : bitmap.width;
  const high = view ? pixelsOf(view.height, view.scale, bitmap.height) : bitmap.height;
  // Each side is where browsers draw it: at the nearest edge of a pixel.
  const [x, y] = [Math.round(left * wide), Math.round(top * high)];
  const [endX, endY] = [Math.round((left + width) * wide), Math.round((top + height) * high)];
  const canvas = new OffscreenCanvas(Math.max(1, endX - x), Math.max(1, endY - y));
  contextOf(canvas).drawImage(bitmap, -x, -y);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

/**
 * Pixels of a picture that stand for a side of a view. Firefox takes the last px whole, of which the view may have a part: measured, 498 pixels
 * of the 496 at 300 %. Where it draws with another scale than it says (2.25 for 2.22), it is the picture that knows.
 */
function pixelsOf(px: number, scale: number, all: number): number {
  return Math.abs(px * scale - all) <= scale + 1 ? px * scale : all;
}
