import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useMemo, useRef, useState } from 'react';
import { withoutHash } from '@/utils/core/addresses';
import { isInRuns, type NumberRuns, runsOfNumbers } from '@/utils/core/number-runs';
import { type Passage, passagesOf } from '@/utils/core/passages/passages';
import type { Message, Source, SourceFile } from '@/utils/core/rows';
import { fileOf } from '@/utils/store/files';

/** Passages that were struck out of pages and of words of pictures, and are not found in them any more: whoever sends those has to look at them, or to let them go. */
interface Held {
  chatId: string | null | undefined;
  lost: ReadonlyMap<string, Texts>;
  count: number;
  /** Whether all were struck out of words of pictures. */
  isOfPictures: boolean;
  /** Asks what was asked once more; absent where it is back in the box. */
  again: (() => void) | undefined;
}

export interface Struck {
  /** The passages of a source that the user left out; undefined where nothing was said of it. */
  of(source: Source | SourceFile): NumberRuns | undefined;
  /** Leaves a passage out, or puts it back. */
  flip(source: Source | SourceFile, passage: Passage): void;
  /** What was struck out of a new chat's sources stands in its question now. */
  forget(): void;
  /** Why the last question was not sent. */
  held: Pick<Held, 'count' | 'isOfPictures' | 'again'> | undefined;
  /**
   * Whether a question may not go with these sources yet, as passages that the user struck out of a page, or out of the words of a picture,
   * are not found in it any more; then it says so.
   * @param again asks once more, where the question is not back in the box
   */
  holds(sources: readonly (Source | SourceFile)[], again?: () => void): boolean;
  /** The user knows: what is not found now holds nothing back any more. */
  letGo(): void;
  /** Whether what will be sent is being looked at. */
  isLooking: boolean;
  look(isLooking: boolean): void;
}

type Texts = ReadonlySet<string>;

/**
 * What the user struck out of the sources of a chat: what the branch says of them, and what was changed since. By its words: a page that is
 * read once more before the question is sent may number its passages anew.
 */
export function useStruck(chatId: string | null | undefined, branch: readonly Message[] | undefined): Struck {
  const [changed, setChanged] = useState<ReadonlyMap<string, Texts>>(new Map());
  const [held, setHeld] = useState<Held>();
  const [isLooking, look] = useState(false);
  /** What was let go. A ref, as a question that is asked again does not wait for a render. */
  const gone = useRef(new Map<string, Texts>());
  const before = useStruckBefore(chatId, branch);

  /** The words that are struck out of a source; undefined where its own row says so by their numbers. */
  const textsOf = useCallback(
    (source: Source | SourceFile): Texts | undefined => {
      const key = keyOf(chatId, source);
      return changed.get(key) ?? ('id' in source ? undefined : before?.get(key));
    },
    [changed, before, chatId],
  );

  const of = useCallback(
    (source: Source | SourceFile): NumberRuns | undefined => {
      const texts = textsOf(source);
      if (!texts) return keptFor(branch, source);
      return runsOfNumbers(passagesOf(source.text, source.language).flatMap(({ n, text }) => (texts.has(text) ? n : [])));
    },
    [textsOf, branch],
  );

  const flip = useCallback(
    (source: Source | SourceFile, { text }: Passage): void => {
      const key = keyOf(chatId, source);
      setChanged((earlier) => {
        const texts = new Set(earlier.get(key) ?? textsOf(source) ?? struckTexts(source, keptFor(branch, source)));
        if (!texts.delete(text)) texts.add(text);
        return new Map(earlier).set(key, texts);
      });
    },
    [chatId, branch, textsOf],
  );

  function holds(sources: readonly (Source | SourceFile)[], again?: () => void): boolean {
    const lost = new Map<string, Texts>();
    for (const source of sources) {
      // Another selection in the same page does not mean that the page has changed.
      const texts = source.kind === 'page' || source.ocr ? textsOf(source) : undefined;
      if (!texts?.size) continue;
      const key = keyOf(chatId, source);
      const found = new Set(passagesOf(source.text, source.language).map(({ text }) => text));
      lost.set(key, texts.difference(found).difference(gone.current.get(key) ?? new Set()));
    }
    const count = [...lost.values()].reduce((sum, { size }) => sum + size, 0);
    const isOfPictures = !sources.some((source) => source.kind === 'page' && lost.get(keyOf(chatId, source))?.size);
    setHeld(count > 0 ? { chatId, lost, count, isOfPictures, again } : undefined);
    return count > 0;
  }

  function letGo(): void {
    for (const [key, texts] of held?.lost ?? []) gone.current.set(key, texts.union(gone.current.get(key) ?? new Set()));
    setHeld(undefined);
  }

  const forget = useCallback(() => setChanged(new Map()), []);
  return { of, flip, forget, held: held?.chatId === chatId ? held : undefined, holds, letGo, isLooking, look };
}

/** What the branch left out of pages, by its words: a page that is read again is another file. */
function useStruckBefore(
  chatId: string | null | undefined,
  branch: readonly Message[] | undefined,
): ReadonlyMap<string, Texts> | undefined {
  // Of a chat of thousands of messages not with every render; as a string, as most changes of the branch leave it as it was.
  const said = useMemo(() => {
    const newest = new Map<string, { fileId: string; struck: NumberRuns }>();
    for (const part of branch?.flatMap(({ parts }) => parts) ?? []) {
      if (part.type !== 'source' || part.label?.kind !== 'page') continue;
      newest.set(keyOf(chatId, part.label), { fileId: part.fileId, struck: part.struck ?? [] });
    }
    return JSON.stringify([...newest].filter(([, { struck }]) => struck.length > 0));
  }, [chatId, branch]);
  return useLiveQuery(async () => {
    const texts = new Map<string, Texts>();
    for (const [key, { fileId, struck }] of JSON.parse(said) as [string, { fileId: string; struck: NumberRuns }][]) {
      const file = await fileOf(fileId);
      if (file) texts.set(key, struckTexts(file, struck));
    }
    return texts;
  }, [said]);
}

function struckTexts(source: Source, struck: NumberRuns = []): Texts {
  return new Set(passagesOf(source.text, source.language).flatMap(({ n, text }) => (isInRuns(n, struck) ? text : [])));
}

/** What the branch's newest word on a file leaves out. */
function keptFor(branch: readonly Message[] | undefined, source: Source | SourceFile): NumberRuns | undefined {
  if (!('id' in source)) return undefined;
  const said = branch?.flatMap(({ parts }) => parts).flatMap((part) => (part.type === 'source' && part.fileId === source.id ? [part] : []));
  return said?.at(-1)?.struck;
}

/** What stays the same of a source when it is read again. Pictures are often called alike, and keep their row. */
function keyOf(chatId: string | null | undefined, source: Pick<Source, 'kind' | 'url' | 'title' | 'ocr'> & { id?: string }): string {
  const { kind, url, title } = source;
  return [chatId ?? '', kind, source.ocr && source.id ? source.id : url ? withoutHash(url) : title].join('\n');
}
