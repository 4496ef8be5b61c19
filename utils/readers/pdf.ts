import { mayReach } from '@/utils/browser/permissions';
import { AppError, faultOf } from '@/utils/core/faults';
import type { Source } from '@/utils/core/rows';
import { fileReader, fileTarget, isFile } from './file-reader';
import type { Reader, TabTarget } from './reader';

const file = fileReader('pdf', ({ head }) => head.slice(0, 1024).includes('%PDF-'));

/** PDFs: files, some of which begin with a few bytes of something else, and tabs, whose viewer no script may enter. */
export const pdf: Reader = {
  id: 'pdf',
  reads: (target) => (isFile(target) ? file.reads(target) : /^https?:/.test(target.url ?? '')),
  read: (target, signal) => (isFile(target) ? file.read(target, signal) : readTab(target, signal)),
};

/** What was read of tabs, by address: a panel looks at its tab often, and a site should be asked once. */
const read = new Map<string, { source: Promise<Source>; at: number }>();
const MOST_KEPT = 3;
/** For so long it is taken for what is there still; ms. */
const FRESH_MS = 10 * 60_000;
/** Addresses of which the user wants every page. */
const whole = new Set<string>();

/** Has every page of a PDF in a tab be read, the next time it is looked at. */
export function wantAllPages(url: string): void {
  whole.add(url);
  read.delete(url);
}

async function readTab({ url = '', title }: TabTarget, signal: AbortSignal): Promise<Source> {
  if (!(await mayReach(url))) throw new AppError('page-pdf-not-allowed');
  const known = read.get(url);
  if (known && Date.now() - known.at < FRESH_MS) return known.source;
  const source = fetchAndRead(url, title, signal);
  read.delete(url);
  read.set(url, { source, at: Date.now() });
  for (const oldest of [...read.keys()].slice(0, -MOST_KEPT)) read.delete(oldest);
  // Who left the view may come back to it.
  source.catch(() => signal.aborted && read.delete(url));
  return source;
}

async function fetchAndRead(url: string, title: string | undefined, signal: AbortSignal): Promise<Source> {
  const source = await file.read(await fileTarget(await fetchPdf(url, title, signal), { allPages: whole.has(url) }), signal);
  return { ...source, kind: 'page', url };
}

/**
 * The PDF of a tab, fetched from its site once more.
 * @throws AppError `page-unreadable` where it is no PDF, `page-pdf` where it cannot be fetched, `file-large`
 */
export async function fetchPdf(url: string, title: string | undefined, signal: AbortSignal): Promise<File> {
  const { fetchDocument } = await import('@/utils/net/fetch-document');
  const bytes = await fetchDocument(url, ['application/pdf', 'application/x-pdf'], signal).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new AppError(faultOf(cause).code === 'too-large' ? 'file-large' : 'page-pdf', { cause });
  });
  if (!bytes) throw new AppError('page-unreadable');
  const name = title?.trim() || decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') || new URL(url).hostname;
  return new File([bytes], name);
}
