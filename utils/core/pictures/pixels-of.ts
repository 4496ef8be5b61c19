import type { Size } from './declared-size';
import type { BoxView } from './taken';

/**
 * Pixels of a picture of a tab that stand for its view. Firefox takes the last px whole, of which the view may have a part: measured, 498 pixels
 * of the 496 at 300 %. Where it draws with another scale than it says (2.25 for 2.22), it is the picture that knows.
 */
export function pixelsOf({ width, height, scale }: BoxView, picture: Size): Size {
  const along = (px: number, all: number) => (Math.abs(px * scale - all) <= scale + 1 ? px * scale : all);
  return { width: along(width, picture.width), height: along(height, picture.height) };
}
