import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { FileProblem } from '@/utils/core/file-text/read-file';
import type { SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { attach, attachmentsOf, detach } from '@/utils/store/files';
import { focusComposer } from './composer-focus';

export interface Attachments {
  /** What goes with the next question. */
  files: readonly SourceFile[];
  /** What is being read. */
  reading: readonly string[];
  /** What could not be attached, and why. */
  refused: readonly { name: string; problem: FileProblem }[];
  add(files: readonly File[]): void;
  /** Takes files, or text that is too long for the box. @returns whether it took anything */
  take(data: DataTransfer): boolean;
  takeOut(file: SourceFile): void;
  /** Puts pasted text into the question after all. */
  backToText(file: SourceFile): void;
  dismiss(): void;
}

/** Characters above which pasted text goes along as a source of its own: a question that long cannot be read in the box. */
const LONG_PASTE = 4_000;
/** Characters of its first line that name a pasted text. */
const TITLE = 40;

/** Files that wait for the next question of a chat. They are on the disk, and outlive the panel. */
export function useAttachments(chatId: string | null | undefined): Attachments {
  const found = useLiveQuery(async () => (chatId === undefined ? undefined : { chatId, files: await attachmentsOf(chatId) }), [chatId]);
  const [reading, setReading] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<Attachments['refused']>([]);

  async function addAll(files: readonly File[]): Promise<void> {
    if (chatId === undefined) return;
    setRefused([]);
    setReading(files.map(({ name }) => name));
    try {
      const { readFile } = await import('@/utils/core/file-text/read-file');
      for (const file of files) {
        const read = await readFile(file);
        if ('source' in read) await attach(chatId, read.source);
        else setRefused((before) => [...before, { name: file.name, problem: read.problem }]);
      }
    } finally {
      setReading([]);
    }
  }

  async function addText(text: string): Promise<void> {
    if (chatId === undefined) return;
    const { fileSource } = await import('@/utils/core/file-text/read-file');
    const start = text.trim().slice(0, TITLE).replace(/\s+/g, ' ');
    await attach(chatId, { ...fileSource(words('attach.pasted', { start }), text), pasted: true });
  }

  function add(files: readonly File[]): void {
    void addAll(files);
    focusComposer();
  }

  return {
    files: found?.chatId === chatId ? (found?.files ?? []) : [],
    reading,
    refused,
    add,
    take(data) {
      const files = [...data.files];
      const text = data.getData('text/plain');
      // Offices put a picture of the text beside the text, and file managers the names of the files.
      if (files.length > 0 && (text === '' || files.some(({ type }) => !type.startsWith('image/')))) {
        add(files);
        return true;
      }
      if (text.length <= LONG_PASTE) return false;
      void addText(text);
      return true;
    },
    takeOut(file) {
      void detach(file.id);
      focusComposer();
    },
    backToText(file) {
      void detach(file.id);
      focusComposer(file.text);
    },
    dismiss: () => setRefused([]),
  };
}
