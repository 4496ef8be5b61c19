import type { Pointed } from '../../utils/chat/point-to';
import type { Source, SourceFile } from '../../utils/core/rows';

// Sent into the panel and run there, so they use nothing from outside of them.

/** What a document of a tab highlights. */
export interface Highlighted {
  url: string;
  words: string;
  /** Whether it is on the screen, through all that scrolls and all frames around it. */
  isInView: boolean;
}

/** Shows an address in a tab, behind the others, and waits for it. @returns the tab's id */
export async function openIn(url: string): Promise<number> {
  const api = Reflect.get(window, 'browser') ?? Reflect.get(window, 'chrome');
  const { id } = await api.tabs.create({ url, active: false });
  for (let tries = 0; tries < 200; tries++) {
    const tab = await api.tabs.get(id);
    if (tab.status === 'complete' && tab.url === url) break;
    await new Promise((done) => setTimeout(done, 30));
  }
  return id;
}

/** Calls a method of `tabs`, and waits until the tab of the first argument is there. */
export async function tabsIn(method: 'update' | 'reload' | 'remove' | 'goBack' | 'get', tabId: number, wish?: object): Promise<unknown> {
  const api = Reflect.get(window, 'browser') ?? Reflect.get(window, 'chrome');
  const answer = await (wish ? api.tabs[method](tabId, wish) : api.tabs[method](tabId));
  if (method === 'get') return { url: answer.url, active: answer.active };
  if (method === 'remove') return undefined;
  await new Promise((done) => setTimeout(done, 150));
  for (let tries = 0; tries < 100 && (await api.tabs.get(tabId)).status !== 'complete'; tries++)
    await new Promise((done) => setTimeout(done, 30));
  return undefined;
}

/** Reads a tab as the panel does. */
export async function readIn(tabId: number): Promise<SourceFile> {
  const { read } = Reflect.get(window, 'pointing') as { read(tabId: number): Promise<Source> };
  return { ...(await read(tabId)), id: 'f', chatId: 'c', hash: '', readAt: 0 };
}

/** Points as the panel does. */
export async function pointIn(file: SourceFile, text: string, before: string, after: string): Promise<Pointed> {
  const api = Reflect.get(window, 'browser') ?? Reflect.get(window, 'chrome');
  const { pointTo } = Reflect.get(window, 'pointing') as { pointTo(...wish: unknown[]): Promise<Pointed> };
  return pointTo(file, { text, before, after }, (await api.windows.getCurrent()).id);
}

/** What is highlighted in the documents of a tab, as their own scripts see it: Firefox lets nobody else go through a highlight. */
export async function highlightedIn(tabId: number): Promise<Highlighted[]> {
  const api = Reflect.get(window, 'browser') ?? Reflect.get(window, 'chrome');
  const frames = await api.scripting.executeScript({
    target: { tabId, allFrames: true },
    world: 'MAIN',
    func: async () => {
      const ranges = [...(CSS.highlights.get('aside-passage') ?? [])] as Range[];
      const first = ranges[0]?.startContainer.parentElement;
      if (!first) return undefined;
      const isDrawn = await new Promise<boolean>((done) => {
        new IntersectionObserver(([entry], observer) => {
          observer.disconnect();
          done(entry?.isIntersecting === true);
        }).observe(first);
        // Nothing is drawn in a tab that is behind another.
        setTimeout(() => done(false), 500);
      });
      // A part of what is drawn may be far from what is on the screen.
      const { top = 0, bottom = 0 } = ranges[0]?.getBoundingClientRect() ?? {};
      const isInView = isDrawn && top >= 0 && bottom > 0 && bottom <= innerHeight;
      return { url: location.href, words: ranges.map(String).join('').replace(/\s+/g, ' ').trim(), isInView };
    },
    injectImmediately: true,
  });
  return frames.flatMap(({ result }: { result?: Highlighted }) => result ?? []);
}

/** Tells the page something: an event at its root element. */
export async function tellIn(tabId: number, event: string): Promise<void> {
  const api = Reflect.get(window, 'browser') ?? Reflect.get(window, 'chrome');
  await api.scripting.executeScript({
    target: { tabId },
    func: (name: string) => {
      if (name === 'Escape') dispatchEvent(new KeyboardEvent('keydown', { key: name }));
      else document.documentElement.dispatchEvent(new Event(name));
    },
    args: [event],
    injectImmediately: true,
  });
}

/** Where the tab's player stands; s. */
export async function momentIn(tabId: number): Promise<number | undefined> {
  const api = Reflect.get(window, 'browser') ?? Reflect.get(window, 'chrome');
  const [{ result }] = await api.scripting.executeScript({ target: { tabId }, func: () => document.querySelector('video')?.currentTime });
  return result;
}

/** How many pixels of a PNG are of a colour. */
export async function pixelsIn(base64: string, colour: readonly number[]): Promise<number> {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  context?.drawImage(picture, 0, 0);
  const { data = [] } = context?.getImageData(0, 0, picture.width, picture.height) ?? {};
  let found = 0;
  for (let at = 0; at < data.length; at += 4) if (colour.every((part, i) => Math.abs(part - (data[at + i] ?? 0)) < 3)) found++;
  return found;
}
