import { useEffect, useRef, useState } from 'react';
import { requestSites } from '@/utils/browser/permissions';
import type { WindowTab } from '@/utils/browser/window-tabs';
import { readTab } from '@/utils/chat/read-tab';
import { type Fault, ignoreAbort } from '@/utils/core/faults';
import { attach } from '@/utils/store/files';
import type { Reading } from './use-file-queue';

export interface TabSources {
  /** What is being read, by its title. */
  reading: readonly Reading[];
  /** What could not be read, and why. */
  refused: readonly { name: string; fault: Fault }[];
  /** How many were picked beyond the most that go along at once. */
  left: number;
  /** To be called inside the gesture: asks for their sites first. */
  pick(tabs: readonly WindowTab[]): void;
  /** When nothing is being read any more. */
  settled(): Promise<void>;
  dismiss(): void;
}

/** Tabs that are picked and read at once. */
export const MOST_TABS = 30;
/** Pages that are read at the same time. */
const AT_ONCE = 4;

/** Tabs of the window whose pages go with the next question of a chat. What was read waits on the disk, as files do. */
export function useTabSources(chatId: string | null | undefined): TabSources {
  const [reading, setReading] = useState<readonly Reading[]>([]);
  const [refused, setRefused] = useState<TabSources['refused']>([]);
  const [left, setLeft] = useState(0);
  const running = useRef<Promise<void>[]>([]);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const gone = new AbortController();
    leaving.current = gone;
    return () => gone.abort();
  }, []);

  async function readAll(tabs: readonly WindowTab[], chat: string | null, asked: Promise<boolean>): Promise<void> {
    // Whatever the answer is, what may be read already comes along; the rest says why not.
    await asked.catch(() => false);
    const picked = Date.now();
    const { signal } = leaving.current;
    const waiting = [...tabs.entries()];
    const readNext = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [place, tab] = next;
        const name = nameOf(tab);
        const found = await readTab(tab, signal);
        // In the order of the tabs, whichever was faster.
        if ('source' in found) await attach(chat, found.source, picked + place);
        else setRefused((before) => [...before, { name, fault: found.fault }]);
        setReading((before) => before.filter(({ id }) => id !== idOf(tab)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, readNext));
  }

  return {
    reading,
    refused,
    left,
    pick(tabs) {
      if (chatId === undefined) return;
      const first = tabs.slice(0, MOST_TABS);
      const asked = requestSites(first.flatMap(({ url }) => url ?? []));
      // The page in front has a chip of its own; what it needs is the right to be read.
      const others = first.filter(({ isActive }) => !isActive);
      setRefused([]);
      setLeft(tabs.length - first.length);
      setReading((before) => [...before, ...others.map((tab) => ({ id: idOf(tab), name: nameOf(tab) }))]);
      const run = readAll(others, chatId, asked).catch(ignoreAbort);
      running.current.push(run);
      void run.then(() => running.current.splice(running.current.indexOf(run), 1));
    },
    async settled() {
      await Promise.all(running.current);
    },
    dismiss() {
      setRefused([]);
      setLeft(0);
    },
  };
}

function idOf({ tabId }: WindowTab): string {
  return `tab ${tabId}`;
}

function nameOf({ title, url = '' }: WindowTab): string {
  return title || url;
}
