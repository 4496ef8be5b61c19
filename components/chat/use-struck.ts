import { useCallback, useState } from 'react';
import { withoutHash } from '@/utils/core/addresses';
import { isInRuns, type NumberRuns, runsOfNumbers } from '@/utils/core/number-runs';
import { type Passage, passagesOf } from '@/utils/core/passages/passages';
import type { Message, Source, SourceFile } from '@/utils/core/rows';

export interface Struck {
  /** The passages of a source that the user left out; undefined where nothing was said of it. */
  of(source: Source | SourceFile): NumberRuns | undefined;
  /** Leaves a passage out, or puts it back. */
  flip(source: Source | SourceFile, passage: Passage): void;
  /** What was struck out of a new chat's sources stands in its question now. */
  forget(): void;
}

/**
 * What the user struck out of the sources of a chat: what the branch says of them, and what was changed since. By its words: a page that is
 * read once more before the question is sent may number its passages anew.
 */
export function useStruck(chatId: string | null | undefined, branch: readonly Message[] | undefined): Struck {
  const [changed, setChanged] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map());

  const of = useCallback(
    (source: Source | SourceFile): NumberRuns | undefined => {
      const texts = changed.get(keyOf(chatId, source));
      if (!texts) return keptFor(branch, source);
      return runsOfNumbers(passagesOf(source.text, source.language).flatMap(({ n, text }) => (texts.has(text) ? n : [])));
    },
    [changed, chatId, branch],
  );

  const flip = useCallback(
    (source: Source | SourceFile, { text }: Passage): void => {
      const key = keyOf(chatId, source);
      setChanged((before) => {
        const kept = keptFor(branch, source) ?? [];
        const texts = new Set(
          before.get(key) ?? passagesOf(source.text, source.language).flatMap((each) => (isInRuns(each.n, kept) ? each.text : [])),
        );
        if (!texts.delete(text)) texts.add(text);
        return new Map(before).set(key, texts);
      });
    },
    [chatId, branch],
  );

  const forget = useCallback(() => setChanged(new Map()), []);
  return { of, flip, forget };
}

/** What the branch's newest word on a file leaves out. */
function keptFor(branch: readonly Message[] | undefined, source: Source | SourceFile): NumberRuns | undefined {
  if (!('id' in source)) return undefined;
  const said = branch?.flatMap(({ parts }) => parts).flatMap((part) => (part.type === 'source' && part.fileId === source.id ? [part] : []));
  return said?.at(-1)?.struck;
}

function keyOf(chatId: string | null | undefined, { kind, url, title }: Source): string {
  return [chatId ?? '', kind, url ? withoutHash(url) : title].join('\n');
}
