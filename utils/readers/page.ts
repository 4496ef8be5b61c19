import { runInTab } from '@/utils/browser/inject';
import { mayReach } from '@/utils/browser/permissions';
import { AppError, type FaultCode, faultOf } from '@/utils/core/faults';
import { field } from '@/utils/core/json';
import { MOST_PAGE_TEXT, type Source } from '@/utils/core/rows';
import { isFile } from './file-reader';
import type { Reader, TabTarget } from './reader';

/** Characters: what a text, a URL, a title, a tag, an icon may need. */
const MOST = { text: MOST_PAGE_TEXT, url: 4_000, title: 500, language: 35, icon: 20_000 } as const;

/** Reads a page, or what is selected on it, by the injected `read-page`. */
export const page: Reader = {
  id: 'page',
  reads: (target) => !isFile(target),
  async read(target, signal) {
    if (isFile(target)) throw new AppError('page-unreadable');
    const result = await runInTab(target.tabId, '/read-page.js').catch(async (error: unknown) => {
      throw faultOf(error).code === 'page-not-allowed' ? new AppError(await reasonFor(target), { cause: error }) : error;
    });
    signal.throwIfAborted();
    if (field(result, 'pdf') === true) throw new AppError('page-pdf');
    if (field(result, 'loading') === true) throw new AppError('page-loading');
    const source = sourceIn(result);
    if (!source) throw new AppError('page-unreadable');
    if (!source.text.trim()) throw new AppError('page-empty');
    return source;
  },
};

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
function sourceIn(result: unknown): Source | undefined {
  const text = (key: keyof typeof MOST) => {
    const value = field(result, key);
    return typeof value === 'string' ? value.slice(0, MOST[key]) : '';
  };
  const kind = field(result, 'kind');
  if (kind !== 'page' && kind !== 'selection') return undefined;
  const icon = text('icon');
  return {
    kind,
    url: text('url'),
    title: text('title'),
    language: text('language'),
    icon: icon.startsWith('data:image/png;base64,') ? icon : '',
    text: text('text'),
    ...(field(result, 'cut') === true ? { cut: true as const } : {}),
  };
}
