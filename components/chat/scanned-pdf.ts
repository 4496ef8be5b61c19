import { MOST_DRAWN } from '@/utils/core/documents/pdf/page-runs';
import type { NumberRuns } from '@/utils/core/number-runs';
import { words } from '@/utils/i18n/words';
import { attach } from '@/utils/store/files';
import { pageList } from './page-list';
import type { Job } from './use-file-queue';

/** A PDF with pages that hold no words, and go along as pictures. */
export interface ScannedPdf {
  name: string;
  pages: NumberRuns | 'all';
  password?: string | undefined;
  open(signal: AbortSignal): Promise<File>;
}

/** What of something does not go along, in a sentence, and the way to have it go along after all. */
export interface LeftOut {
  sentence: string;
  goOn?(): void;
}

/**
 * Attaches the first pages of a PDF as pictures.
 * @param tell told what was left out
 * @param goOn begins with the next pages
 */
export function pagesJob(
  { name, pages, password, open }: ScannedPdf,
  chatId: string | null,
  tell: (leftOut: readonly LeftOut[]) => void,
  goOn: (left: NumberRuns) => void,
): Job {
  return {
    name,
    async run(signal, progress) {
      const { drawInWorker } = await import('@/utils/readers/parse-in-worker');
      const { fileSource } = await import('@/utils/core/documents/file-source');
      const drawn = await drawInWorker(await open(signal), pages, { password, progress }, signal);
      const now = Date.now();
      for (const [at, { number, picture }] of drawn.pages.entries()) {
        signal.throwIfAborted();
        // One a millisecond, as what is attached stands in the order of its times.
        await attach(chatId, { ...fileSource(words('attach.page-picture', { name, page: number }), ''), picture }, now + at);
      }
      const { left, broken } = drawn;
      const facts = { name, most: MOST_DRAWN };
      tell([
        ...(broken.length > 0 ? [{ sentence: words('attach.pages-broken', { name, pages: pageList(broken) }) }] : []),
        ...(left.length > 0 ? [{ sentence: words('attach.pages-left', { ...facts, pages: pageList(left) }), goOn: () => goOn(left) }] : []),
      ]);
    },
  };
}
