import type { Frame } from './edits';

export const MARK_KINDS = ['arrow', 'frame'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

interface Point {
  x: number;
  y: number;
}

/** What shows where something is in a picture, in pixels of the picture. */
export interface Mark {
  kind: MarkKind;
  /** Where an arrow comes from, or one corner of a frame. */
  from: Point;
  /** Where an arrow points, or the corner across. */
  to: Point;
  /** How wide its line is. */
  size: number;
  /** What of the picture is shown. It stays in there. */
  within: Frame;
}

/** The head of an arrow, in widths of its line. */
const HEAD = { length: 3.5, half: 1.75 };
/** Of the corners of a frame, in widths of its line. */
const RADIUS = 2;

/** A mark in the middle of what is shown: an arrow points there. @param size of its line */
export function middleMark(kind: MarkKind, size: number, within: Frame): Mark {
  const at = (part: number): Point => ({ x: within.x + within.width * part, y: within.y + within.height * part });
  const [from, to] = kind === 'arrow' ? [at(3 / 4), at(1 / 2)] : [at(2 / 3), at(1 / 3)];
  return { kind, from, to, size, within };
}

/** A mark, or one end of it, as far along a way as there is room. */
export function moveMark(mark: Mark, way: Point, end?: 'from' | 'to'): Mark {
  const { from, to, within } = mark;
  const moving = end ? [mark[end]] : [from, to];
  const by = {
    x: keptIn(way.x, within.x, within.x + within.width, ...moving.map(({ x }) => x)),
    y: keptIn(way.y, within.y, within.y + within.height, ...moving.map(({ y }) => y)),
  };
  const moved = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y });
  return { ...mark, from: end === 'to' ? from : moved(from), to: end === 'from' ? to : moved(to) };
}

/** A mark with other ends, or as near to them as what is shown goes. */
export function endedMark(mark: Mark, from: Point, to: Point): Mark {
  const { x, y, width, height } = mark.within;
  const inside = (end: Point): Point => ({ x: Math.min(x + width, Math.max(x, end.x)), y: Math.min(y + height, Math.max(y, end.y)) });
  return { ...mark, from: inside(from), to: inside(to) };
}

/** As much of a step as leaves all places between two. */
function keptIn(step: number, least: number, most: number, ...places: number[]): number {
  return Math.max(least - Math.min(...places), Math.min(most - Math.max(...places), step));
}

/** The outline of a mark, as the `d` of an SVG path: as that of a stroke, it is filled. */
export function markPath({ kind, from, to, size }: Mark): string {
  return kind === 'arrow' ? arrowPath(from, to, size) : framePath(from, to, size);
}

/** However short it is, its head is whole; one without any length points up. */
function arrowPath(from: Point, to: Point, size: number): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [x, y] = length > 0 ? [(to.x - from.x) / length, (to.y - from.y) / length] : [0, -1];
  /** So far back from where it points, and so far beside its line. */
  const at = (back: number, beside: number) => `${to.x - x * back - y * beside},${to.y - y * back + x * beside}`;
  const neck = HEAD.length * size;
  const tail = Math.max(length, neck);
  const [line, head] = [size / 2, HEAD.half * size];
  return `M${at(tail, line)} L${at(neck, line)} ${at(neck, head)} ${at(0, 0)} ${at(neck, -head)} ${at(neck, -line)} ${at(tail, -line)} Z`;
}

/** A line around the box between two corners, half of it outside. What is inside is run around the other way, and so not filled. */
function framePath(from: Point, to: Point, size: number): string {
  const box = { left: Math.min(from.x, to.x), top: Math.min(from.y, to.y), right: Math.max(from.x, to.x), bottom: Math.max(from.y, to.y) };
  const outside = grown(box, size / 2);
  const inside = grown(box, -size / 2);
  const outer = roundBox(outside, (RADIUS + 1 / 2) * size);
  return inside.right > inside.left && inside.bottom > inside.top ? `${outer} ${roundBox(inside, (RADIUS - 1 / 2) * size, true)}` : outer;
}

interface Sides {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function grown({ left, top, right, bottom }: Sides, by: number): Sides {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

/** A box with round corners. @param isBack whether it is run around against the clock */
function roundBox({ left, top, right, bottom }: Sides, radius: number, isBack = false): string {
  const r = Math.min(radius, (right - left) / 2, (bottom - top) / 2);
  const arc = `A${r},${r} 0 0`;
  return isBack
    ? `M${left + r},${top} ${arc} 0 ${left},${top + r} V${bottom - r} ${arc} 0 ${left + r},${bottom} H${right - r} ${arc} 0 ${right},${bottom - r} V${top + r} ${arc} 0 ${right - r},${top} Z`
    : `M${left + r},${top} H${right - r} ${arc} 1 ${right},${top + r} V${bottom - r} ${arc} 1 ${right - r},${bottom} H${left + r} ${arc} 1 ${left},${bottom - r} V${top + r} ${arc} 1 ${left + r},${top} Z`;
}
