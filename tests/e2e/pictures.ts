import { readFileSync } from 'node:fs';
import type { PageServer } from '../../scripts/lib/serve-pages.mjs';
import { type PictureSample, PLACE, scannedPdf } from '../documents/pictures';
import { expect } from './expect';
import type { ModelServer } from './model-server';

/** The model of these tests is none that anybody knows: it gets pictures in at most 1,568 patches of 28 × 28 pixels. */
const LARGE_AS_SENT = { width: 1_568, height: 784 };

interface SentPicture {
  /** As it stands before it. */
  name: string;
  type: string;
  base64: string;
}

/** The pictures that the last question carried, in OpenAI's Chat format. */
export function picturesSentTo(model: ModelServer): SentPicture[] {
  const { messages = [] } = model.questions.at(-1)?.body ?? {};
  const parts = messages.flatMap(({ content }) => (typeof content === 'string' ? [] : content)) as {
    text?: string;
    image_url?: { url: string };
  }[];
  return parts.flatMap(({ image_url }, at) => {
    const [, type, base64] = /^data:([^;]+);base64,(.*)$/.exec(image_url?.url ?? '') ?? [];
    if (type === undefined || base64 === undefined) return [];
    return [{ name: /title="([^"]*)"/.exec(parts[at - 1]?.text ?? '')?.[1] ?? '', type, base64 }];
  });
}

export interface Seen {
  width: number;
  height: number;
  /** Of the middle of its upper and of its lower edge: red, green, blue, alpha. */
  top: number[];
  bottom: number[];
}

/** Looks at a picture as whoever gets it does; it runs in the panel. */
export async function look(base64: string, type: string): Promise<Seen> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type }));
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const at = (y: number) => [...(context?.getImageData(width / 2, y, 1, 1).data ?? [])];
  return { width, height, top: at(1), bottom: at(height - 2) };
}

/**
 * What the last question carried of a picture is that picture, upright, and says nothing but its pixels.
 * @param lookAt `look`, run in the panel
 */
export async function expectSent(sample: PictureSample, model: ModelServer, lookAt: (sent: SentPicture) => Promise<Seen>): Promise<void> {
  const sent = picturesSentTo(model).find((each) => each.name === sample.name);
  if (!sent) throw new Error(`${sample.name} was not sent.`);
  const { name, type, base64 } = sent;
  const { width, height, top, bottom } = await lookAt(sent);
  expect({ name, width, height }).toEqual({
    name: sample.name,
    ...(sample.name === 'large.png' ? LARGE_AS_SENT : { width: sample.width, height: sample.height }),
  });
  const text = Buffer.from(base64, 'base64').toString('latin1');
  for (const told of [PLACE, 'Exif', 'tEXt', 'Comment']) expect(text).not.toContain(told);
  if (name === 'clear.png') expect([type, top[3]]).toEqual(['image/png', 100]);
  if (name === 'lens.webp') expect(type).toBe('image/jpeg');
  // Its left is its top.
  if (name === 'turned.jpg') expect([isRed(top), isRed(bottom)]).toEqual([true, false]);
}

/** A film of some seconds, in VP8. */
export const FILM = 'tests/pages/site/lamp.webm';

/** The film as one of eight seconds, the last of whose pictures stands still from its second second on. */
export function stillFilm(): Uint8Array<ArrayBuffer> {
  const film = readFileSync(FILM);
  // Duration, in milliseconds: https://www.rfc-editor.org/rfc/rfc9559#name-duration-element
  film.writeFloatBE(8_000, film.indexOf(Buffer.from('448984', 'hex')) + 3);
  return Uint8Array.from(film);
}

/** In the place of `stillFilm` went pictures of it, those that are alike once, which can be looked at. */
export async function expectFrames(model: ModelServer, lookAt: (sent: SentPicture) => Promise<Seen>): Promise<void> {
  const sent = picturesSentTo(model);
  expect(sent.map(({ name }) => name)).toEqual(['lamp.webm, at 0:00', 'lamp.webm, at 0:01, 0:02, 0:03, 0:04, 0:05, 0:06, 0:07']);
  for (const each of sent) {
    const { width, height, top } = await lookAt(each);
    expect([width, height]).toEqual([64, 36]);
    // Drawn through and through; this film says that it is not quite.
    expect(top[3]).toBeGreaterThan(250);
  }
}

function isRed([red = 0, , blue = 0]: number[]): boolean {
  return red > 150 && blue < 100;
}

/** Pixels of a page of `scannedPdf` as it is sent; it is drawn with 1,445 × 2,048. */
export const PAGE_SIZE = { width: 924, height: 1_310 };

/** A site whose `/scan` is a PDF without a word. */
export async function serveScan(site: PageServer): Promise<void> {
  const pdf = await scannedPdf(2);
  site.page('/visit', '<title>Visit</title><p>Welcome');
  site.route('/scan', (_, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf' });
    response.end(pdf);
  });
}

// These run in the panel.

/** The pictures in a part of the panel: their names, their place, and whether they are drawn. */
export function shownIn(selector: string): { name: string; hasPlace: boolean; isDrawn: boolean }[] {
  return [...document.querySelectorAll<HTMLImageElement>(`${selector} img.picture`)].map((image) => ({
    name: image.alt,
    hasPlace: image.hasAttribute('width') && image.hasAttribute('height'),
    isDrawn: image.complete && image.naturalWidth > 0,
  }));
}
