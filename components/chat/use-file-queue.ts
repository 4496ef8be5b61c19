import { useRef, useState } from 'react';
import { type Fault, faultOf } from '@/utils/core/faults';
import { newId } from '@/utils/core/ids';
import type { Source } from '@/utils/core/rows';

export interface ReadWishes {
  password?: string;
  allPages?: boolean;
}

/** Something to be read for the next question. */
export interface Job {
  name: string;
  /** What is read, where it is at hand. */
  file?: File;
  wishes?: ReadWishes;
  /** The row that it is done for: who takes that out ends it. */
  fileId?: string;
  step?: Reading['step'];
  /** A question that waits for it is not asked where it fails. */
  isNeeded?: boolean;
  /** What the user is to know as long as it is done. */
  meanwhile?: string;
  /** Why it was not done, where the words of a fault do not say it. */
  whyNot?(why: Fault): string;
  /** What is done, where that is not simply reading it, and its progress is told in percent. */
  inPercent?: string;
  /** Reads it, and takes what comes of it. */
  run(signal: AbortSignal, progress: (done: number, of: number) => void): Promise<void>;
}

/** A file or a tab that is being read, or waits for it. */
export interface Reading {
  id: string;
  name: string;
  /** The chat whose next question waits for it; absent where none does. */
  chatId?: string | null | undefined;
  /** As in its job. */
  fileId?: string;
  inPercent?: string;
  meanwhile?: string;
  /** How far it has come; absent where it has not, or there is little to come. */
  progress?: { done: number; of: number };
  /** What it is counted in; absent: pages. */
  step?: 'attach.page' | 'attach.frame-step' | 'capture.screen';
  /** Ends it, where it can be ended. */
  stop?(): void;
}

/** What could not be read, and why. */
export interface Refused {
  id: string;
  job: Job;
  fault: Fault;
}

interface FileQueue {
  reading: readonly Reading[];
  refused: readonly Refused[];
  /**
   * Reads what there is to be read, one after another.
   * @param chatId whose next question waits for it; undefined where none does
   * @param isLeftOut whether a refusal needs no line of its own
   */
  readAll(chatId: string | null | undefined, jobs: readonly Job[], isLeftOut?: (job: Job, fault: Fault) => boolean): Promise<void>;
  /** Forgets refusals: all, or one. */
  forget(id?: string): void;
  /** When nothing is being read any more for the next question of a chat. @returns whether all came of it that the question needs */
  settled(chatId: string | null): Promise<boolean>;
}

/** Jobs that are done, and at last whether those came off that a question needs. */
interface Work {
  chatId: string | null | undefined;
  all: Promise<boolean>;
}

/** A file to be read. @param take called with it if it could be */
export function fileJob(file: File, wishes: ReadWishes, take: (source: Source) => Promise<void>): Job {
  return {
    name: file.name,
    file,
    wishes,
    async run(signal, progress) {
      const { read } = await import('@/utils/readers');
      const { fileTarget } = await import('@/utils/readers/file-reader');
      const source = await read(await fileTarget(file, { ...wishes, progress }), signal);
      // Not every reader can be ended in the middle.
      signal.throwIfAborted();
      await take(source);
    },
  };
}

/** The files that are being read for the next questions of chats. */
export function useFileQueue(): FileQueue {
  const [reading, setReading] = useState<readonly Reading[]>([]);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const work = useRef<ReadonlySet<Work>>(new Set());

  async function readAll(
    chatId: Reading['chatId'],
    jobs: readonly Job[],
    isLeftOut: (job: Job, fault: Fault) => boolean,
  ): Promise<boolean> {
    let isWhole = true;
    const queue = jobs.map((job) => {
      const end = new AbortController();
      const id = newId();
      const leave = () => setReading((before) => before.filter((each) => each.id !== id));
      const stop = () => {
        end.abort();
        leave();
      };
      const progress = (done: number, of: number) =>
        setReading((before) => before.map((each) => (each.id === id ? { ...each, progress: { done, of } } : each)));
      return { id, job, signal: end.signal, stop, leave, progress };
    });
    setReading((before) => [
      ...before,
      ...queue.map(({ id, job: { name, fileId, step, inPercent, meanwhile }, stop }) => ({
        ...{ id, chatId, name, stop },
        ...(fileId ? { fileId } : {}),
        ...(step ? { step } : {}),
        ...(inPercent ? { inPercent } : {}),
        ...(meanwhile ? { meanwhile } : {}),
      })),
    ]);
    for (const { id, job, signal, leave, progress } of queue) {
      try {
        if (!signal.aborted) await job.run(signal, progress);
      } catch (error) {
        const fault = faultOf(error);
        if (!signal.aborted && job.isNeeded) isWhole = false;
        if (!signal.aborted && !isLeftOut(job, fault)) setRefused((before) => [...before, { id, job, fault }]);
      } finally {
        leave();
      }
    }
    return isWhole;
  }

  return {
    reading,
    refused,
    async readAll(chatId, jobs, isLeftOut = () => false) {
      const its = { chatId, all: readAll(chatId, jobs, isLeftOut) };
      work.current = new Set([...work.current, its]);
      await its.all.finally(() => {
        work.current = new Set([...work.current].filter((each) => each !== its));
      });
    },
    forget: (id) => setRefused((before) => (id === undefined ? [] : before.filter((each) => each.id !== id))),
    async settled(chatId) {
      const left = () => [...work.current].filter((each) => each.chatId === chatId).map(({ all }) => all);
      let isWhole = true;
      for (let waiting = left(); waiting.length > 0; waiting = left()) isWhole = (await Promise.all(waiting)).every(Boolean) && isWhole;
      return isWhole;
    },
  };
}
