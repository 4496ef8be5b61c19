import { runInTab } from '@/utils/browser/inject';
import { mayReach } from '@/utils/browser/permissions';
import { AppError, type FaultCode, faultOf } from '@/utils/core/faults';
import { field } from '@/utils/core/json';
import type { DocumentRead, FrameNamed } from '@/utils/core/page-read';
import { MOST_PAGE_TEXT, type Source } from '@/utils/core/rows';
import { isFile } from './file-reader';
import { joinFrames } from './join-frames';
import type { Reader, TabTarget } from './reader';

/** Characters: what a text, a URL, a title, a tag, an icon may need. */
const MOST = { text: MOST_PAGE_TEXT, selection: MOST_PAGE_TEXT, url: 4_000, title: 500, language: 35, icon: 20_000, nonce: 36 } as const;
/** Frames whose content counts. */
const MOST_FRAMES = 100;

/** Reads a page, or what is selected on it, by the injected `read-page`. */
export const page: Reader = {
  id: 'page',
  reads: (target) => !isFile(target),
  async read(target, signal) {
    if (isFile(target)) throw new AppError('page-unreadable');
    const results = await runInTab(target.tabId, '/read-page.js').catch(async (error: unknown) => {
      throw faultOf(error).code === 'page-not-allowed' ? new AppError(await reasonFor(target), { cause: error }) : error;
    });
    signal.throwIfAborted();
    const [first] = results;
    if (field(first, 'pdf') === true) throw new AppError('page-pdf');
    if (field(first, 'loading') === true) throw new AppError('page-loading');
    const [own, ...frames] = results.slice(0, MOST_FRAMES).flatMap((result) => documentIn(result) ?? []);
    if (own?.place.length !== 0) throw new AppError('page-unreadable');
    // Another page came to the tab while this one was asked for.
    if (target.url !== undefined && !isSameOrigin(target.url, own.url)) throw new AppError('page-loading');
    if (own.canvas) throw new AppError('page-canvas');
    const source = sourceOf(target.tabId, own, frames);
    if (!source.text.trim()) throw new AppError('page-empty');
    return source;
  },
};

function isSameOrigin(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}

function sourceOf(tabId: number, own: DocumentRead, frames: readonly DocumentRead[]): Source {
  const { url, title, language, icon } = own;
  const selected = [own, ...frames].find(({ selection }) => selection);
  const selection = selected?.selection;
  const { text, joined } = selected ? { text: selected.selection, joined: [...new Set([own, selected])] } : joinFrames(own, frames);
  return {
    kind: selection ? 'selection' : 'page',
    url,
    title,
    language,
    icon,
    text: text.slice(0, MOST_PAGE_TEXT),
    ...(own.cut || text.length > MOST_PAGE_TEXT ? { cut: true as const } : {}),
    ...(own.bare && !selection ? { bare: true as const } : {}),
    place: { tabId, documents: joined.map(({ nonce, url }) => ({ nonce, url })) },
  };
}

/** Why a script was not let in: there is a way to allow it, or there is none although the browser speaks of permission. */
async function reasonFor({ url }: TabTarget): Promise<FaultCode> {
  if (url === undefined) return 'page-not-allowed';
  // Only the user can allow files, on the browser's own page.
  if (url.startsWith('file:')) return 'page-file';
  // Firefox bars scripts from its PDF viewer (FACTS).
  if (/\.pdf(?:[?#]|$)/i.test(url)) return 'page-pdf';
  return (await mayReach(url)) ? 'page-unreadable' : 'page-not-allowed';
}

/** What came out of a page is checked like anything else from outside. */
function documentIn(result: unknown): DocumentRead | undefined {
  const text = (key: keyof typeof MOST) => {
    const value = field(result, key);
    return typeof value === 'string' ? value.slice(0, MOST[key]) : '';
  };
  const place = field(result, 'place');
  if (!Array.isArray(place) || !place.every(Number.isInteger)) return undefined;
  const icon = text('icon');
  const since = field(result, 'since');
  const named = field(result, 'frames');
  return {
    place,
    nonce: text('nonce'),
    since: typeof since === 'number' ? since : 0,
    url: text('url'),
    title: text('title'),
    language: text('language'),
    icon: icon.startsWith('data:image/png;base64,') ? icon : '',
    selection: text('selection'),
    text: text('text'),
    frames: Array.isArray(named) ? named.slice(0, MOST_FRAMES).map(frameIn) : [],
    cut: field(result, 'cut') === true,
    bare: field(result, 'bare') === true,
    canvas: field(result, 'canvas') === true,
  };
}

function frameIn(value: unknown): FrameNamed {
  const [at, url, area] = [field(value, 'at'), field(value, 'url'), field(value, 'area')];
  return {
    at: typeof at === 'number' ? at : -1,
    url: typeof url === 'string' && URL.canParse(url) ? url.slice(0, MOST.url) : '',
    area: typeof area === 'number' ? area : 0,
  };
}
