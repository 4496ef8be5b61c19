import type { Size } from './declared-size';

/** Pixels of a picture that is decoded: more than any camera's, less than a bomb's. */
export const MOST_PIXELS = 100_000_000;
/** Pixels of a side that browsers draw. */
export const LONGEST_SIDE = 32_767;
/** Pixels of the longer side of a picture as it is kept: what Claude sees since 4.7, and a screen of 2,560 px as it is. */
export const MOST_SIDE = 2_576;

/** The size at which a picture fits into a square, its shape kept; a smaller one stays as it is. */
export function fitWithin({ width, height }: Size, most: number): Size {
  const scale = Math.min(1, most / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
