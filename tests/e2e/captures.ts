import type { PageServer } from '../../scripts/lib/serve-pages.mjs';
import type { SourceFile } from '../../utils/core/rows';
import { longPdf } from '../documents/pdfs';

/**
 * A site whose `/tall` is a page of six bands, with a header that sticks, a badge that is fixed, another that is once it is scrolled, a frame of
 * another site and a band that fades in.
 */
const BANDS = ['rgb(200, 30, 30)', 'rgb(30, 160, 30)', 'rgb(30, 30, 200)', 'rgb(200, 160, 30)', 'rgb(150, 30, 160)', 'rgb(30, 160, 160)'];
const BAND = 700;
const HEADER = 'rgb(1, 2, 3)';
const HEADER_HIGH = 50;
const BADGE = 'rgb(4, 5, 6)';
const BADGE_HIGH = 40;
const FRAME = 'rgb(250, 250, 10)';

/** Pages that let no box be drawn over them: one keeps all events to itself, one takes away what is not its own. */
export const UNWILLING = {
  '/deaf': `for (const type of ['pointerdown', 'pointerup', 'keydown']) addEventListener(type, (event) => event.stopImmediatePropagation(), true);`,
  '/jealous': `new MutationObserver((all) => all.forEach(({ addedNodes }) => addedNodes.forEach((node) => node.localName === 'div' && node.remove())))
    .observe(document.documentElement, { childList: true });`,
};

export function serveTall(site: PageServer): void {
  site.route('/doc.pdf', (_, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf' });
    response.end(longPdf(1));
  });
  for (const [path, script] of Object.entries(UNWILLING))
    site.page(path, `<title>Unwilling</title><p>Not here.</p><script>${script}</script>`);
  site.page('/frame', `<style>html { background: ${FRAME} }</style>`);
  site.page(
    '/tall',
    `<title>Six bands</title>
    <style>
      body { margin: 0 }
      header { height: ${HEADER_HIGH}px; background: ${HEADER} }
      .badge { position: fixed; left: 0; bottom: 0; width: 60px; height: ${BADGE_HIGH}px; background: ${BADGE} }
      section { height: ${BAND}px; padding-left: 400px; overflow: hidden }
      iframe { position: absolute; left: 200px; top: 300px; width: 120px; height: 100px; border: 0 }
      dialog::backdrop { background: none }
      section:nth-of-type(5) { opacity: 0; transition: opacity 0.4s }
      .late { position: absolute; left: 0; top: -100px; width: 60px; height: 40px; background: rgb(7, 8, 9) }
      .scrolled .late { position: fixed; top: 0 }
    </style><div class="late"></div>
    <header style="position: sticky; top: 0"></header><div class="badge"></div>${BANDS.map((colour) => `<section style="background: ${colour}"><p>This band is ${colour}, and has a sentence to be read.</p></section>`).join('')}
    <iframe src="${site.urlElsewhere('/frame')}"></iframe><script>
      addEventListener('scroll', () => document.body.classList.toggle('scrolled', scrollY > 0));
      new IntersectionObserver((seen) => seen.forEach(({ isIntersecting, target }) => isIntersecting && (target.style.opacity = 1))).observe(
        document.querySelector('section:nth-of-type(5)'),
      );
    </script>`,
  );
}

/** What is seen down a column of a picture: colours, and how many pixels of each. */
export type Runs = [colour: string, pixels: number][];

/** Looks down the column at `x`; it runs in the panel. */
export async function lookDown(base64: string, type: string, x: number): Promise<{ width: number; height: number; runs: Runs }> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const { data } = context?.getImageData(x, 0, 1, height) ?? { data: [] };
  const runs: Runs = [];
  for (let y = 0; y < height; y++) {
    const colour = `rgb(${data[y * 4]}, ${data[y * 4 + 1]}, ${data[y * 4 + 2]})`;
    const last = runs.at(-1);
    if (last?.[0] === colour) last[1]++;
    else runs.push([colour, 1]);
  }
  return { width, height, runs };
}

/** Pictures as they are kept, by their titles: a model gets them at the size that it sees. It runs in the panel. @param start of their titles */
export async function keptPictures(start: string): Promise<{ base64: string; type: string }[]> {
  const database = await new Promise<IDBDatabase>((done) => {
    const open = indexedDB.open('aside');
    open.onsuccess = () => done(open.result);
  });
  const rows = await new Promise<SourceFile[]>((done) => {
    const all = database.transaction('files').objectStore('files').getAll();
    all.onsuccess = () => done(all.result);
  });
  database.close();
  const kept = rows.filter(({ title, picture }) => picture && title.startsWith(start)).sort((a, b) => a.title.localeCompare(b.title));
  return Promise.all(
    kept.flatMap(({ picture }) =>
      picture
        ? picture.bytes.arrayBuffer().then((bytes) => {
            const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
            return { base64: btoa(letters), type: picture.bytes.type };
          })
        : [],
    ),
  );
}

/** What a view of the page's beginning shows down its left edge. */
export function viewRuns(view: number): Runs {
  const runs: Runs = [];
  let left = view - BADGE_HIGH;
  for (const [colour, pixels] of [[HEADER, HEADER_HIGH], ...BANDS.map((band) => [band, BAND])] as Runs) {
    if (left > 0) runs.push([colour, Math.min(left, pixels)]);
    left -= pixels;
  }
  return [...runs, [BADGE, BADGE_HIGH]];
}

/**
 * The whole page down its left edge, as it is when it is not scrolled: the header once, the badge once.
 * @param view px that are seen at once
 * @param scale pixels to a px
 */
export function tallRuns(view: number, scale = 1): Runs {
  const runs: Runs = [[HEADER, HEADER_HIGH]];
  BANDS.forEach((colour, at) => {
    const [from, to] = [HEADER_HIGH + at * BAND, HEADER_HIGH + (at + 1) * BAND];
    // The badge stands at the lower edge of the first screen.
    if (from < view && view <= to) runs.push([colour, view - BADGE_HIGH - from], [BADGE, BADGE_HIGH], [colour, to - view]);
    else runs.push([colour, BAND]);
  });
  return runs.flatMap(([colour, px]) => (px > 0 ? [[colour, Math.round(px * scale)]] : []));
}

/** Runs of several pictures, one under another. */
export function joined(all: readonly Runs[]): Runs {
  const runs: Runs = [];
  for (const [colour, pixels] of all.flat()) {
    const last = runs.at(-1);
    if (last?.[0] === colour) last[1] += pixels;
    else runs.push([colour, pixels]);
  }
  return runs;
}

/** Keeps the page too busy to draw at once, again and again; it runs there. */
export function stall(): void {
  let times = 5;
  const burn = () => {
    const end = performance.now() + 400;
    while (performance.now() < end);
    if (--times > 0) setTimeout(burn);
  };
  setTimeout(burn);
}

/** Has the page stand still, and a part of it scroll that is as large; it runs there. */
export function scrollInside(): void {
  document.documentElement.style.overflow = 'hidden';
  document.body.style.cssText = 'height: 100vh; overflow: hidden auto';
}

/** Whether a box is being drawn over the page; it runs there. */
export function isVeiled(): boolean {
  return document.documentElement.lastElementChild?.localName === 'div';
}

/** Keeps the tab in front for itself, as who takes a picture of it does, until `letGo`; it runs in the panel. */
export async function holdTab(): Promise<void> {
  const [tab] = await Reflect.get(globalThis, 'chrome').tabs.query({ active: true, currentWindow: true });
  await new Promise<void>((held) => {
    void navigator.locks.request(`view:${tab.id}`, () => {
      held();
      return new Promise((done) => Reflect.set(window, 'letGo', done));
    });
  });
}

/** It runs in the panel. */
export function letGo(): void {
  Reflect.get(window, 'letGo')();
}

/** How many have a tab for themselves, and how many wait for one; it runs in the panel. */
export async function tabLocks(): Promise<{ held: number; pending: number }> {
  const { held = [], pending = [] } = await navigator.locks.query();
  const [has, waits] = [held, pending].map((locks) => locks.filter(({ name }) => name?.startsWith('view:')).length);
  return { held: has ?? 0, pending: waits ?? 0 };
}

/** A site whose `/target` is green, larger than any view, and has something red in it, for `placeTarget`. */
export function serveTarget(site: PageServer): void {
  site.page(
    '/target',
    `<title>A target</title><style>
      html { background: rgb(30, 160, 30) }
      body { margin: 0; width: 300vw; height: 300vh }
      #target { position: absolute; background: rgb(200, 30, 30) }
    </style><p>What is red here is drawn around, and nothing else.</p><div id="target"></div>`,
  );
}

/** How a page is seen: device pixels of a screen's px, the page's zoom, and a pinch. */
export interface Look {
  zoom: number;
  pinch?: number;
}

/** By the screen's pixels to a px: those at which the view has parts of px, and others. Not those that Firefox says and draws in two ways. */
export const LOOKS: readonly [screen: number, looks: readonly Look[]][] = [
  [1, [{ zoom: 0.5 }, { zoom: 1.5 }, { zoom: 3 }, { zoom: 1, pinch: 2 }]],
  [1.5, [{ zoom: 1 }, { zoom: 0.5 }]],
  [2, [{ zoom: 1 }, { zoom: 3 }, { zoom: 1.5, pinch: 2 }]],
  [3, [{ zoom: 1 }, { zoom: 0.5 }]],
];

export interface Place {
  /** CSS px of the page's view. */
  from: { x: number; y: number };
  to: { x: number; y: number };
  /** What a pinch left in sight begins there. */
  sight: { x: number; y: number };
  /** What the picture must have where it shows no pinch, and how much of them a pinch makes. */
  pixels: { width: number; height: number };
  scale: number;
}

/** Puts the target near the far corner of what is seen, at whole pixels; it runs in the page. */
export function placeTarget(): Place {
  const { offsetLeft = 0, offsetTop = 0, width = 0, height = 0, scale = 1 } = visualViewport ?? {};
  const whole = (length: number) => Math.floor(length / 4) * 4;
  const from = { x: whole(offsetLeft + width * 0.7), y: whole(offsetTop + height * 0.6) };
  const size = { width: Math.max(8, whole(width * 0.2)), height: Math.max(8, whole(height * 0.2)) };
  const target = document.getElementById('target');
  if (!target) throw new Error('There is no target.');
  target.style.cssText = `left: ${from.x + scrollX}px; top: ${from.y + scrollY}px; width: ${size.width}px; height: ${size.height}px`;
  return {
    from,
    to: { x: from.x + size.width, y: from.y + size.height },
    sight: { x: offsetLeft, y: offsetTop },
    pixels: { width: size.width * devicePixelRatio, height: size.height * devicePixelRatio },
    scale,
  };
}

/** A picture's size, and how many of its pixels are not red; it runs in the panel. */
export async function lookAtTarget(base64: string, type: string): Promise<{ width: number; height: number; others: number }> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const { data = [] } = context?.getImageData(0, 0, width, height) ?? {};
  let others = 0;
  for (let at = 0; at < data.length; at += 4) if (`rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})` !== 'rgb(200, 30, 30)') others++;
  return { width, height, others };
}
