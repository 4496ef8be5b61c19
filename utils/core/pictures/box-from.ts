import { numberAt } from '@/utils/core/json';
import type { Box, BoxView } from './taken';

/** A box that came out of a page, checked. @returns undefined where it is none */
export function boxFrom(said: unknown): Box | undefined {
  const [left, top, width, height] = ['left', 'top', 'width', 'height'].map((key) => {
    const value = numberAt(said, key);
    return value !== undefined && value >= 0 && value <= 1 ? value : undefined;
  });
  return left === undefined || top === undefined || !width || !height ? undefined : { left, top, width, height };
}

/** A view that came out of a page, checked. @returns undefined where it is none */
export function viewFrom(said: unknown): BoxView | undefined {
  const [width, height, scale] = ['width', 'height', 'scale'].map((key) => numberAt(said, key));
  return width && height && scale ? { width, height, scale } : undefined;
}
