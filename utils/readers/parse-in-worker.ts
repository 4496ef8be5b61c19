import type { FileKind } from '@/utils/core/documents/parsers';
import { AppError, type Fault } from '@/utils/core/faults';
import type { Source } from '@/utils/core/rows';
import type { FileTarget } from './reader';

/** What is asked of the worker. */
export interface DocumentWanted {
  kind: FileKind;
  file: File;
  password: string | undefined;
  allPages: boolean | undefined;
}

/** What the worker says. */
export type DocumentSaid = { progress: [done: number, of: number] } | { source: Source } | { fault: Fault };

/** For so long nothing may be heard of a worker before it is ended; ms. */
const PATIENCE_MS = 60_000;

/** Reads one file in a worker of its own, which is ended with it: parsers cannot be stopped, and leave their memory behind. */
export function parseInWorker(kind: FileKind, target: FileTarget, signal: AbortSignal): Promise<Source> {
  signal.throwIfAborted();
  const { file, password, allPages, progress } = target;
  const { promise, resolve, reject } = Promise.withResolvers<Source>();
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
    reject(new AppError('file-broken', { cause: event.message }));
  };
  worker.onmessage = ({ data }: MessageEvent<DocumentSaid>) => {
    if ('source' in data) resolve(data.source);
    else if ('fault' in data) reject(new AppError(data.fault));
    else if ('progress' in data) {
      wait();
      progress?.(...data.progress);
    }
  };
  wait();
  worker.postMessage({ kind, file, password, allPages } satisfies DocumentWanted);
  return promise.finally(() => {
    clearTimeout(late);
    signal.removeEventListener('abort', stop);
    worker.terminate();
  });
}
