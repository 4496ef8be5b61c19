import { rectOf } from './nodes';

/** How much of an element two insets may take together; 0–1. */
const MOST = 0.99;

/** Whether a computed `clip-path` leaves nothing of an element. https://drafts.csswg.org/css-shapes/#basic-shape-functions */
export function isClippedAway(clipPath: string, element: Element): boolean {
  const [, shape, inner = ''] = /^([a-z]+)\((.*)\)/.exec(clipPath) ?? [];
  switch (shape) {
    case 'inset': {
      const [top = '0', right = top, bottom = top, left = right] = (inner.split(' round ')[0] ?? '').trim().split(/\s+/);
      const { width, height } = rectOf(element);
      return share(top, height) + share(bottom, height) >= MOST || share(left, width) + share(right, width) >= MOST;
    }
    case 'circle':
      return Number.parseFloat(inner) === 0;
    case 'ellipse':
      return inner.split(' ', 2).some((radius) => Number.parseFloat(radius) === 0);
    case 'polygon': {
      const points = inner
        .replace(/^(?:nonzero|evenodd),\s*/, '')
        .split(/,\s*/)
        .map((point) => point.split(' '));
      return [0, 1].some((axis) =>
        points.every((point) => Number.parseFloat(point[axis] ?? '') === Number.parseFloat(points[0]?.[axis] ?? '')),
      );
    }
    default:
      return false;
  }
}

/** What an inset takes of a side, 0–1. */
function share(inset: string, size: number): number {
  const by = Number.parseFloat(inset);
  if (Number.isNaN(by)) return 0;
  return inset.endsWith('%') ? by / 100 : size > 0 ? by / size : 0;
}

/** Whether a computed `clip` leaves nothing; it holds for what is placed absolutely. https://drafts.fxtf.org/css-masking/#clip-property */
export function isCutAway(clip: string): boolean {
  const edges = /^rect\((.*)\)$/.exec(clip)?.[1]?.split(/,\s*/).map(Number.parseFloat);
  const [top = Number.NaN, right = Number.NaN, bottom = Number.NaN, left = Number.NaN] = edges ?? [];
  return right <= left + 1 || bottom <= top + 1;
}
