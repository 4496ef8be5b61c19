import type { PageServer } from '../../scripts/lib/serve-pages.mjs';
import { type HostilePicture, hostilePictures } from '../documents/hostile-pictures';

/** The ways in which pictures come. */
export const WAYS = ['chosen', 'dropped', 'pasted'] as const;
export type Way = (typeof WAYS)[number];

/** How large the page shows each. */
export const SHOWN = { width: 90, height: 60 };

/** A site whose `/hostile` shows hostile pictures that a browser loads, and which notes what a drawing asks for, and which of them it gave. */
export function serveHostile(site: PageServer): { pictures: HostilePicture[]; asked: string[]; given: string[] } {
  const [asked, given]: [string[], string[]] = [[], []];
  for (const name of ['style.css', 'script', 'import.css', 'fill.svg', 'image.png', 'use.svg', 'img.png', 'frame'])
    site.route(`/elsewhere/${name}`, (_, response) => {
      asked.push(name);
      response.end();
    });
  const pictures = hostilePictures(site.url('/elsewhere'));
  for (const { name, type, bytes } of pictures)
    site.route(`/${name}`, (_, response) => {
      given.push(name);
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(bytes);
    });
  const images = ['wide.png', 'vast.png', 'flat.png', 'busy.svg', 'torn.png']
    .map((name) => `<img id="${name.replace('.', '-')}" src="/${name}" alt="" width="${SHOWN.width}" height="${SHOWN.height}">`)
    .join('');
  site.page('/hostile', `<title>Hostile pictures</title><h1>Hostile pictures</h1><p>Five of them stand below.</p>${images}`);
  return { pictures, asked, given };
}

/** What becomes of those pictures, right-clicked, by their ids in the page: attached by this name, or this is said. */
export const CLICKED = [
  ['#wide-png', { attached: 'wide.png' }],
  // Browsers show it, and it is taken as the tab does.
  ['#vast-png', { attached: 'vast.png' }],
  // Neither browser shows it.
  ['#flat-png', { said: 'could not load this picture' }],
  ['#busy-svg', { attached: 'busy.svg' }],
  ['#torn-png', { said: 'could not load this picture' }],
] as const;

/** Pictures as a panel can be given them. */
export function asGiven(pictures: readonly HostilePicture[]): { name: string; type: string; base64: string }[] {
  return pictures.map(({ name, type, bytes }) => ({ name, type, base64: Buffer.from(bytes).toString('base64') }));
}

/** What is to be attached of pictures, and what is to be said of the others. */
export function expected(pictures: readonly HostilePicture[]): { attached: string[]; said: string[] } {
  return {
    attached: pictures.flatMap(({ name, says }) => (says ? [] : name)),
    said: pictures.flatMap(({ name, says }) => (says ? `“${name}” ${says}` : [])),
  };
}

// These run in the panel.

/** Gives files to the composer, as they come there. */
export async function bring(way: Way, files: readonly { name: string; type: string; base64: string }[]): Promise<void> {
  const transfer = new DataTransfer();
  for (const { name, type, base64 } of files)
    transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type }));
  const input = document.querySelector<HTMLInputElement>('footer input[type=file]');
  const box = document.querySelector('footer textarea');
  if (!input || !box) throw new Error('There is no composer.');
  if (way === 'dropped') document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  else if (way === 'pasted') {
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    // Firefox keeps no files in a clipboard that is made up.
    Object.defineProperty(paste, 'clipboardData', { value: transfer });
    box.dispatchEvent(paste);
  } else {
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** What is attached, and what is said of the others, once nothing is being read any more; undefined before. */
export function broughtIn(): { attached: string[]; said: string } | undefined {
  if (document.querySelector('.chip.late')) return undefined;
  const chips = [...document.querySelectorAll('footer .chip')].filter((chip) => chip.querySelector('img.picture'));
  const said = document.querySelector<HTMLElement>('.refused')?.innerText ?? '';
  return { attached: chips.map((chip) => chip.querySelector('b')?.textContent ?? ''), said };
}

/** Begins to note how long the panel stands still, for `longestPause`. */
export function watchPauses(): void {
  let last = performance.now();
  Reflect.set(window, 'longestPause', 0);
  setInterval(() => {
    const now = performance.now();
    Reflect.set(window, 'longestPause', Math.max(Reflect.get(window, 'longestPause') as number, now - last));
    last = now;
  }, 20);
}

/** ms */
export function longestPause(): number {
  return Reflect.get(window, 'longestPause') as number;
}
