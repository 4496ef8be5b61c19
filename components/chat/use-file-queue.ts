import { useRef, useState } from 'react';
import { type Fault, faultOf } from '@/utils/core/faults';
import { newId } from '@/utils/core/ids';
import type { Source } from '@/utils/core/rows';

export interface ReadWishes {
  password?: string;
  allPages?: boolean;
}

/** A file or a tab that is being read, or waits for it. */
export interface Reading {
  id: string;
  name: string;
  /** How far it has come, in pages; absent where it has none or few. */
  progress?: { done: number; of: number };
  /** Ends it, where it can be ended. */
  stop?(): void;
}

/** A file that could not be read, and why. */
export interface Refused {
  id: string;
  file: File;
  fault: Fault;
}

interface FileQueue {
  reading: readonly Reading[];
  refused: readonly Refused[];
  /**
   * Reads files, one after another.
   * @param take called with each that could be read
   * @param isLeftOut whether a refusal needs no line of its own
   */
  readAll(files: readonly File[], wishes: ReadWishes, take: Take, isLeftOut?: (file: File, fault: Fault) => boolean): Promise<void>;
  /** Forgets refusals: all, or of one file. */
  forget(id?: string): void;
  /** When nothing is being read any more. */
  settled(): Promise<void>;
}

type Take = (source: Source, file: File) => Promise<void>;

/** The files that are being read for the next question. */
export function useFileQueue(): FileQueue {
  const [reading, setReading] = useState<readonly Reading[]>([]);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const work = useRef<ReadonlySet<Promise<unknown>>>(new Set());

  async function readAll(
    files: readonly File[],
    wishes: ReadWishes,
    take: Take,
    isLeftOut: (file: File, fault: Fault) => boolean,
  ): Promise<void> {
    const { read } = await import('@/utils/readers');
    const { fileTarget } = await import('@/utils/readers/file-reader');
    const queue = files.map((file) => {
      const end = new AbortController();
      const id = newId();
      const leave = () => setReading((before) => before.filter((each) => each.id !== id));
      const stop = () => {
        end.abort();
        leave();
      };
      const progress = (done: number, of: number) =>
        setReading((before) => before.map((each) => (each.id === id ? { ...each, progress: { done, of } } : each)));
      return { id, file, signal: end.signal, stop, leave, progress };
    });
    setReading((before) => [...before, ...queue.map(({ id, file, stop }) => ({ id, name: file.name, stop }))]);
    for (const { id, file, signal, leave, progress } of queue) {
      try {
        if (!signal.aborted) await take(await read(await fileTarget(file, { ...wishes, progress }), signal), file);
      } catch (error) {
        const fault = faultOf(error);
        if (!signal.aborted && !isLeftOut(file, fault)) setRefused((before) => [...before, { id, file, fault }]);
      } finally {
        leave();
      }
    }
  }

  return {
    reading,
    refused,
    async readAll(files, wishes, take, isLeftOut = () => false) {
      const all = readAll(files, wishes, take, isLeftOut);
      work.current = new Set([...work.current, all]);
      await all.finally(() => {
        work.current = new Set([...work.current].filter((each) => each !== all));
      });
    },
    forget: (id) => setRefused((before) => (id === undefined ? [] : before.filter((each) => each.id !== id))),
    async settled() {
      while (work.current.size > 0) await Promise.allSettled(work.current);
    },
  };
}
