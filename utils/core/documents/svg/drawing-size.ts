import type { Size } from '@/utils/core/pictures/declared-size';
import { fitWithin, MOST_SIDE } from '@/utils/core/pictures/fit-within';

/** CSS pixels of each unit. https://drafts.csswg.org/css-values/#absolute-lengths */
const UNITS: Record<string, number> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  q: 96 / 101.6,
  em: 16,
  rem: 16,
  ex: 8,
};
/** Pixels of the longer side of what is drawn: an icon has no pixels of its own, and models see little of 24. */
const LEAST_SIDE = 512;
/** What browsers take where nothing is said. https://drafts.csswg.org/css-images/#default-object-size */
const UNSAID: Size = { width: 300, height: 150 };

/** The attributes of the root that say how large it is. */
export interface SizeAttributes {
  width?: string | undefined;
  height?: string | undefined;
  viewBox?: string | undefined;
}

/**
 * How large a drawing is drawn, and what of its plane is on it.
 * @returns undefined where it says that it has no size
 */
export function drawingSize(said: SizeAttributes): (Size & { viewBox: string }) | undefined {
  const box = said.viewBox
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , boxWidth = 0, boxHeight = 0] = box ?? [];
  const isBox = box?.length === 4 && box.every(Number.isFinite);
  if (isBox && !(boxWidth > 0 && boxHeight > 0)) return undefined;
  const plane = isBox ? { width: boxWidth, height: boxHeight } : undefined;
  const [width, height] = [pixels(said.width), pixels(said.height)];
  if (width === 0 || height === 0) return undefined;
  const whole = {
    width: width ?? (plane ? (height ? (height * plane.width) / plane.height : plane.width) : UNSAID.width),
    height: height ?? (plane ? (width ? (width * plane.height) / plane.width : plane.height) : UNSAID.height),
  };
  const longest = Math.max(whole.width, whole.height);
  const larger = Math.max(1, Math.min(LEAST_SIDE, MOST_SIDE) / longest);
  const size = fitWithin({ width: whole.width * larger, height: whole.height * larger }, MOST_SIDE);
  return { ...size, viewBox: isBox ? box.join(' ') : `0 0 ${whole.width} ${whole.height}` };
}

/** @returns undefined where it is a share of something, or none */
function pixels(length: string | undefined): number | undefined {
  const [, number, unit = ''] = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(length ?? '') ?? [];
  const factor = UNITS[unit.toLowerCase()];
  return number === undefined || factor === undefined ? undefined : Math.max(0, Number(number) * factor);
}
