import type { Size } from './declared-size';
import { contextOf } from './encode-picture';
import { fitWithin } from './fit-within';

/** Draws a picture so that it fits into a square. Made smaller by halves, as some browsers look at four pixels for each they draw, whatever lies between. */
export function drawWithin(picture: CanvasImageSource, of: Size, most: number): OffscreenCanvas {
  const size = fitWithin(of, most);
  let from = picture;
  let { width, height } = of;
  for (;;) {
    width = Math.max(size.width, Math.ceil(width / 2));
    height = Math.max(size.height, Math.ceil(height / 2));
    const canvas = new OffscreenCanvas(width, height);
    const context = contextOf(canvas);
    context.imageSmoothingQuality = 'high';
    context.drawImage(from, 0, 0, width, height);
    if (width === size.width && height === size.height) return canvas;
    from = canvas;
  }
}
