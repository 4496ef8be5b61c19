import { expect } from '@playwright/test';
import type { PageServer } from '../../scripts/lib/serve-pages.mjs';
import { png, pngDeclaring } from '../documents/pictures';
import type { ModelServer } from './model-server';
import { picturesSentTo } from './pictures';

/** A file as it is handed to the panel. */
interface Dropped {
  name: string;
  base64: string;
}

/** A drawing with all that must not happen in it: a script, and pictures and styles of a site, which says whether it was asked for them. */
export function drawing(site: PageServer): { bytes: Uint8Array; asked: () => number } {
  let asked = 0;
  site.route('/spy', (_, response) => {
    asked += 1;
    response.end();
  });
  const spy = site.url('/spy');
  const text = `<svg viewBox="0 0 200 100"><style>@import url("${spy}");</style><script>document.documentElement.remove()</script>
    <rect width="200" height="50" fill="#00aa00"/><image href="${spy}" width="9" height="9"/><use xlink:href="${spy}#a"/>
    <foreignObject width="90" height="40"><p xmlns="http://www.w3.org/1999/xhtml">Ulm</p></foreignObject></svg>`;
  return { bytes: Buffer.from(text), asked: () => asked };
}

/** Pictures that are read, in red and blue stripes of 16 px, and among them what is none, each with how its sentence begins. */
export function droppedTogether(svg: Uint8Array): { files: Dropped[]; sentences: string[] } {
  const all: [name: string, bytes: Uint8Array, sentence?: string][] = [
    ['plan.png', png(160, 80)],
    ['torn.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 1), '“torn.jpg” is cut off'],
    ['bomb.png', pngDeclaring(50_000, 50_000), '“bomb.png” has too many pixels'],
    ['photo.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), '“photo.heic” is a HEIC picture'],
    ['torn.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect'), '“torn.svg” is damaged'],
    ['drawing.svg', svg],
  ];
  return {
    files: all.map(([name, bytes]) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
    sentences: all.flatMap(([, , sentence]) => sentence ?? []),
  };
}

/** In the editor of the drawing: a frame, and an arrow that is not taken, each moved as far as there is room. */
export async function putMarks(click: (name: string) => Promise<unknown>, press: (key: string) => Promise<unknown>): Promise<void> {
  const often = async (key: string) => {
    for (let times = 0; times < 15; times++) await press(key);
  };
  await click('Draw');
  await click('Frame');
  // Takes it away, and the editor stays.
  await press('Escape');
  await click('Frame');
  await often('ArrowLeft');
  await often('Shift+ArrowUp');
  await press('Enter');
  await click('Blue');
  await click('Arrow');
  await often('ArrowRight');
  await click('Done');
}

/** Of the pen, when it is chosen and at first. */
const [PEN_BLUE, PEN_RED] = ['43 116 240 255', '224 36 36 255'];
/** Of a stripe, and of the mean of as many red ones as blue ones. */
const [RED, MEAN] = ['208 32 32 255', '120 48 120 255'];

/**
 * The drawing was sent before the plan, with a frame in its corner and an arrow at its edge; of the plan the right part is gone, and the middle is one colour.
 * @param colours `coloursOf`, run in the panel
 */
export async function expectEdited(model: ModelServer, colours: (picture: Dropped & { type: string }) => Promise<Colours>): Promise<void> {
  const [first, second] = picturesSentTo(model);
  if (!first || !second) throw new Error('Two pictures were to be sent.');
  expect([first.name, second.name]).toEqual(['drawing.svg', 'plan.png']);
  expect(await colours(first)).toEqual({
    width: 512,
    height: 256,
    // The lower side of the frame, what is in it, and behind the tip of the arrow.
    seen: { '300 60': '0 170 0 255', '300 200': '255 255 255 255', '85 85': PEN_RED, '85 40': '0 170 0 255', '395 133': PEN_BLUE },
  });
  const { width, height, seen } = await colours(second);
  expect(height).toBe(80);
  expect(width).toBeGreaterThan(90);
  expect(width).toBeLessThan(150);
  expect(seen).toEqual({ '4 4': RED, '41 21': MEAN, '80 40': MEAN });
}

interface Colours {
  width: number;
  height: number;
  seen: Record<string, string>;
}

// These run in the panel.

/** Drops files on the panel. */
export function drop(files: Dropped[]): void {
  const dataTransfer = new DataTransfer();
  for (const { name, base64 } of files)
    dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}

/** The size of a picture, and its colours at places of it that tell what was done. */
export async function coloursOf(name: string, base64: string, type: string): Promise<Colours> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const places = name === 'plan.png' ? ['4 4', '41 21', '80 40'] : ['300 60', '300 200', '85 85', '85 40', '395 133'];
  const seen = places.map((place) => {
    const [x = 0, y = 0] = place.split(' ').map(Number);
    return [place, [...(context?.getImageData(x, y, 1, 1).data ?? [])].join(' ')];
  });
  return { width, height, seen: Object.fromEntries(seen) };
}

/** Gives the keyboard to the right edge of the box. */
export function focusRightEdge(): boolean {
  const edge = document.querySelector<HTMLElement>('.ReactCrop__drag-handle.ord-e');
  edge?.focus();
  return edge !== null && document.activeElement === edge;
}

/** Shown pixels of the height of the picture in the editor where a small screen is magnified to 400 %, and whether it can be scrolled there. */
export function heightWhenMagnified(): { height: number; isScrolled: boolean } {
  const dialog = document.querySelector<HTMLElement>('.picture-dialog');
  const picture = dialog?.querySelector('.edited');
  if (!dialog || !picture) throw new Error('There is no editor.');
  Object.assign(dialog.style, { inlineSize: '320px', blockSize: '256px' });
  const { height } = picture.getBoundingClientRect();
  dialog.scrollTo(0, dialog.scrollHeight);
  const isScrolled = dialog.scrollTop > 0;
  dialog.removeAttribute('style');
  return { height, isScrolled };
}
