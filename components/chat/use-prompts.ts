import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { allPrompts, valuesFor } from '@/utils/chat/all-prompts';
import { fillPrompt, missingIn, type Prompt, type Values } from '@/utils/core/prompts';
import type { Source, SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';

export interface Prompts {
  all: readonly Prompt[];
  /**
   * What prompts can speak of.
   * @param front what is in front
   * @param isSent whether it goes with the question, or the chat holds it
   */
  values(front: Source | undefined, isSent: boolean, input?: string): Values;
  /**
   * What a prompt asks with these values.
   * @throws AbortError where it lacks something; `lack` then says what, and the question stays where it was written
   */
  wordsOf(prompt: Prompt, values: Values): string;
  /** What the last prompt lacked, in a sentence. */
  lack: string | undefined;
  forgetLack(): void;
}

const NONE: readonly Prompt[] = [];

/** The prompts there are, and what they can speak of in a chat that holds these files. */
export function usePrompts(files: readonly SourceFile[] = []): Prompts {
  const all = useLiveQuery(() => allPrompts()) ?? NONE;
  const [lack, setLack] = useState<string>();

  function values(front: Source | undefined, isSent: boolean, input = ''): Values {
    const holdsPage = files.some(({ kind, url }) => kind === 'page' && url === front?.url);
    return valuesFor([...(front && isSent ? [front.kind] : []), ...(holdsPage ? ['page' as const] : [])], input);
  }

  function wordsOf({ name, slash, text }: Prompt, known: Values): string {
    const [missing] = missingIn(text, known);
    if (missing === undefined || missing === 'language') return fillPrompt(text, known);
    setLack(words(`prompt.lacks-${missing}`, { name, slash }));
    throw new DOMException('a prompt lacks what it speaks of', 'AbortError');
  }

  return { all, values, wordsOf, lack, forgetLack: () => setLack(undefined) };
}
