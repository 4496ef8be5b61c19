import { contextOf } from './encode-picture';
import { pixelsOf } from './pixels-of';
import type { Scrolled } from './scrolling';

/** Pixels; higher pieces are made so much smaller for most models that their letters blur. */
const PIECE_HIGH = 2_048;

/** Pictures of a page that grow as it is scrolled through. Each is as high as it can be without its letters being made smaller. */
export interface Stitching {
  /**
   * Adds what a tab shows.
   * @param from how much of what scrolls was added before, from 0 to 1
   */
  add(view: Blob, at: Pick<Scrolled, 'box' | 'tab'>, from: number): Promise<void>;
  /** What is full, and what is left; PNGs, the first of the page first. */
  pictures(): Promise<Blob[]>;
}

export function stitch(): Stitching {
  const full: Blob[] = [];
  let canvas: OffscreenCanvas | undefined;
  /** Pixels of the canvas that are drawn on. */
  let used = 0;

  async function close(): Promise<void> {
    if (!canvas || used === 0) return;
    const cut = new OffscreenCanvas(canvas.width, used);
    contextOf(cut).drawImage(canvas, 0, 0);
    full.push(await cut.convertToBlob({ type: 'image/png' }));
    canvas = undefined;
    used = 0;
  }

  return {
    async add(view, { box: { left, top, width, height }, tab }, from) {
      const bitmap = await createImageBitmap(view);
      const all = pixelsOf(tab, bitmap);
      const [x, wide] = [Math.round(left * all.width), Math.max(1, Math.round(width * all.width))];
      let y = Math.round((top + from * height) * all.height);
      const end = Math.round((top + height) * all.height);
      while (y < end) {
        // A window may be made wider in between.
        if (canvas && canvas.width !== wide) await close();
        canvas ??= new OffscreenCanvas(wide, Math.max(PIECE_HIGH, wide));
        const high = Math.min(end - y, canvas.height - used);
        contextOf(canvas).drawImage(bitmap, x, y, wide, high, 0, used, wide, high);
        y += high;
        used += high;
        if (used === canvas.height) await close();
      }
      bitmap.close();
    },
    async pictures() {
      await close();
      return full;
    },
  };
}
