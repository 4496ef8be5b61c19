import type { Size } from './declared-size';
import { contextOf } from './encode-picture';
import type { Box } from './taken';

/** A part of a picture, in its whole pixels. */
export interface Frame extends Size {
  x: number;
  y: number;
}

/** Something done to a picture, in pixels of the picture as it was. */
export type Edit =
  | { kind: 'crop'; frame: Frame }
  /** Everything in it becomes one colour. */
  | { kind: 'cover'; frame: Frame }
  /** The outline of a stroke, as the `d` of an SVG path, and how wide the rim around it is. */
  | { kind: 'stroke'; path: string; colour: string; rim: number };

/** All that was done, and how much of it was not taken back. */
export interface EditHistory {
  all: readonly Edit[];
  count: number;
}

/** A stroke is seen on its own colour, too. */
export const RIM_COLOUR = '#fff';

/** What is left of a picture. */
export function frameOf(edits: readonly Edit[], { width, height }: Size): Frame {
  return edits.findLast((edit) => edit.kind === 'crop')?.frame ?? { x: 0, y: 0, width, height };
}

/** The pixels that a box touches, at least one. @param box in parts of the frame */
export function pixelsOf({ left, top, width, height }: Box, frame: Frame): Frame {
  const from = { x: Math.floor(frame.width * left), y: Math.floor(frame.height * top) };
  const to = { x: Math.ceil(frame.width * (left + width)), y: Math.ceil(frame.height * (top + height)) };
  return {
    x: frame.x + Math.min(from.x, frame.width - 1),
    y: frame.y + Math.min(from.y, frame.height - 1),
    width: Math.max(1, Math.min(to.x, frame.width) - from.x),
    height: Math.max(1, Math.min(to.y, frame.height) - from.y),
  };
}

/** A picture with what was done to it, in its order. */
export function drawEdits(picture: ImageBitmap, edits: readonly Edit[]): OffscreenCanvas {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = contextOf(canvas);
  context.drawImage(picture, 0, 0);
  for (const edit of edits) {
    if (edit.kind === 'cover') cover(context, edit.frame);
    if (edit.kind !== 'stroke') continue;
    const path = new Path2D(edit.path);
    // Half of a line lies inside its outline, beneath the stroke.
    Object.assign(context, { fillStyle: edit.colour, strokeStyle: RIM_COLOUR, lineWidth: 2 * edit.rim, lineJoin: 'round' });
    context.stroke(path);
    context.fill(path);
  }
  const { x, y, width, height } = frameOf(edits, picture);
  if (width === picture.width && height === picture.height) return canvas;
  const cut = new OffscreenCanvas(width, height);
  contextOf(cut).drawImage(canvas, -x, -y);
  return cut;
}

/**
 * One colour for all of a frame, the mean of what was there: a mosaic or a blur can be read back by trying letters until they look so.
 * https://github.com/BishopFox/unredacter
 */
function cover(context: OffscreenCanvasRenderingContext2D, { x, y, width, height }: Frame): void {
  const { data } = context.getImageData(x, y, width, height);
  const sums = [0, 0, 0];
  let weight = 0;
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    for (const part of [0, 1, 2]) sums[part] = (sums[part] ?? 0) + (data[at + part] ?? 0) * alpha;
    weight += alpha;
  }
  const [red, green, blue] = sums.map((sum) => Math.round(sum / Math.max(1, weight)));
  // Opaque, or what lies beneath would shine through.
  context.fillStyle = `rgb(${red} ${green} ${blue})`;
  context.fillRect(x, y, width, height);
}
