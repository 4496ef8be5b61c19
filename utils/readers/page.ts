import { runInTab } from '@/utils/browser/inject';
import { AppError } from '@/utils/core/faults';
import { field } from '@/utils/core/json';
import type { Source } from '@/utils/core/rows';
import type { Reader } from './reader';

/** FACTS: page text 2 MB; the rest is what a title, a URL, an icon may need. */
const MOST = { text: 2_000_000, url: 4_000, title: 500, language: 35, icon: 20_000 } as const;

/** Reads a page, or what is selected on it, by the injected `read-page`. */
export const page: Reader = {
  id: 'page',
  reads: () => true,
  async read({ tabId, url }, signal) {
    const result = await runInTab(tabId, '/read-page.js');
    signal.throwIfAborted();
    if (field(result, 'pdf') === true) throw new AppError('page-pdf');
    const source = sourceIn(result);
    if (!source) throw new AppError(url?.startsWith('file:') ? 'page-file' : 'page-unreadable');
    if (!source.text.trim()) throw new AppError('page-empty');
    return source;
  },
};

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
