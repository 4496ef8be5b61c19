import { useCallback, useState } from 'react';
import { type NumberRuns, runsOfNumbers } from '@/utils/core/number-runs';
import { type Passage, passagesOf } from '@/utils/core/passages/passages';
import type { Source } from '@/utils/core/rows';

export interface Struck {
  /** The passages of a source that the user left out; undefined where there are none. */
  of(source: Source): NumberRuns | undefined;
  /** Leaves a passage out, or puts it back. */
  flip(source: Source, passage: Passage): void;
  /** Counts the changes. */
  version: number;
}

/**
 * What the user struck out of the sources of the next question. By its words: a page that is read once more before the question is sent
 * may number its passages anew.
 */
export function useStruck(): Struck {
  const [struck, setStruck] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  const [version, setVersion] = useState(0);

  const of = useCallback(
    (source: Source): NumberRuns | undefined => {
      const texts = struck.get(keyOf(source));
      if (!texts) return undefined;
      const runs = runsOfNumbers(passagesOf(source.text, source.language).flatMap(({ n, text }) => (texts.has(text) ? n : [])));
      return runs.length > 0 ? runs : undefined;
    },
    [struck],
  );

  const flip = useCallback((source: Source, { text }: Passage): void => {
    setVersion((count) => count + 1);
    setStruck((before) => {
      const texts = new Set(before.get(keyOf(source)));
      if (!texts.delete(text)) texts.add(text);
      const after = new Map(before);
      if (texts.size > 0) after.set(keyOf(source), texts);
      else after.delete(keyOf(source));
      return after;
    });
  }, []);

  return { of, flip, version };
}

function keyOf({ kind, url, title }: Source): string {
  return [kind, url, title].join('\n');
}
