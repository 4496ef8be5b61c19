import type { ParseOptions } from '@/utils/core/documents/document';
import type { Source } from '@/utils/core/rows';

/** A tab, and its address where it is known. */
export interface TabTarget {
  tabId: number;
  url?: string;
  title?: string;
}

/** A file that the user attached, with how it begins and ends, a byte a character. */
export interface FileTarget extends ParseOptions {
  file: File;
  head: string;
  tail: string;
}

/** What is to be read. */
export type ReadTarget = TabTarget | FileTarget;

/** A way to read what a user looks at or attached. One file and one line in `index.ts` adds one. */
export interface Reader {
  id: string;
  reads(target: ReadTarget): boolean;
  /** @throws AppError `page-*` or `file-*` with the reason */
  read(target: ReadTarget, signal: AbortSignal): Promise<Source>;
}
