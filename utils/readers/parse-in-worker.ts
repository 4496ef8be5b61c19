import type { ParseOptions } from '@/utils/core/documents/document';
import type { FileKind } from '@/utils/core/documents/parsers';
import type { DrawnPages } from '@/utils/core/documents/pdf/draw-pages';
import { AppError, type Fault } from '@/utils/core/faults';
import type { NumberRuns } from '@/utils/core/number-runs';
import type { OcrData } from '@/utils/core/ocr/recognise';
import type { Source } from '@/utils/core/rows';
import type { FileTarget } from './reader';

/** What is asked of the worker: what a file says, pictures of the pages of a PDF, or the words in a picture. */
export type DocumentWanted =
  | ({ file: File; password: string | undefined } & ({ kind: FileKind; allPages: boolean | undefined } | { draws: NumberRuns | 'all' }))
  | { picture: Blob; reads: readonly OcrData[] };

/** What comes of it. */
export type DocumentResult = Source | DrawnPages | string;

/** What the worker says. */
export type DocumentSaid = { progress: [done: number, of: number] } | { result: DocumentResult } | { fault: Fault };

/** For so long nothing may be heard of a worker before it is ended; ms. */
const PATIENCE_MS = 60_000;

/** Reads one file in a worker. */
export function parseInWorker(kind: FileKind, { file, password, allPages, progress }: FileTarget, signal: AbortSignal): Promise<Source> {
  return inWorker<Source>({ kind, file, password, allPages }, progress, signal);
}

/**
 * Draws pages of a PDF in a worker.
 * @param draws which, of which it draws the first
 * @throws AppError `file-*` with the reason
 */
export function drawInWorker(
  file: File,
  draws: NumberRuns | 'all',
  { password, progress }: ParseOptions,
  signal: AbortSignal,
): Promise<DrawnPages> {
  return inWorker<DrawnPages>({ draws, file, password }, progress, signal);
}

/**
 * Reads the words of a picture in a worker.
 * @param reads the languages, the most likely first
 * @returns empty where there are none
 * @throws AppError `ocr-failed`, `file-slow`
 */
export function recogniseInWorker(
  picture: Blob,
  reads: readonly OcrData[],
  progress: ParseOptions['progress'],
  signal: AbortSignal,
): Promise<string> {
  return inWorker<string>({ picture, reads }, progress, signal);
}

/** A worker for one file, which is ended with it: parsers cannot be stopped, and leave their memory behind. */
function inWorker<T extends DocumentResult>(wanted: DocumentWanted, progress: ParseOptions['progress'], signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const stop = () => reject(signal.reason);
  let late: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(late);
    late = setTimeout(() => reject(new AppError('file-slow')), PATIENCE_MS);
  };
  signal.addEventListener('abort', stop);
  // A worker that runs out of memory ends so.
  worker.onerror = (event) => {
    event.preventDefault();
    reject(new AppError('picture' in wanted ? 'ocr-failed' : 'file-broken', { cause: event.message }));
  };
  worker.onmessage = ({ data }: MessageEvent<DocumentSaid>) => {
    if ('result' in data) resolve(data.result as T);
    else if ('fault' in data) reject(new AppError(data.fault));
    else if ('progress' in data) {
      wait();
      progress?.(...data.progress);
    }
  };
  wait();
  worker.postMessage(wanted);
  return promise.finally(() => {
    clearTimeout(late);
    signal.removeEventListener('abort', stop);
    worker.terminate();
  });
}
