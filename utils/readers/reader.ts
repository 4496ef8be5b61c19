import type { Source } from '@/utils/core/rows';

/** What is to be read: a tab, and its address where it is known. */
export interface ReadTarget {
  tabId: number;
  url?: string;
}

/** A way to read what a user looks at. One file and one line in `index.ts` adds one. */
export interface Reader {
  id: string;
  reads(target: ReadTarget): boolean;
  /** @throws AppError `page-*` with the reason */
  read(target: ReadTarget, signal: AbortSignal): Promise<Source>;
}
