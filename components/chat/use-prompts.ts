import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { useLanguage } from '@/components/ui/use-language';
import { allPrompts, valuesFor } from '@/utils/chat/all-prompts';
import { labelsOf } from '@/utils/core/parts';
import { fillPrompt, missingIn, type Prompt, type Values } from '@/utils/core/prompts';
import type { Message, Source } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';

export interface Prompts {
  all: readonly Prompt[];
  /**
   * What prompts can speak of.
   * @param sent what of the page in front goes with the question
   */
  values(sent: Source | undefined, input?: string): Values;
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

/** The prompts there are, and what they can speak of in a chat: what it holds, and the files that go with the question. */
export function usePrompts(branch: readonly Message[] = [], attached: readonly Pick<Source, 'kind'>[] = []): Prompts {
  // Their names and texts are words of the language that is spoken.
  const all = useLiveQuery(() => allPrompts(), [useLanguage()]) ?? NONE;
  const [lack, setLack] = useState<string>();

  const held = useMemo(() => [...new Set(branch.flatMap(({ parts }) => labelsOf(parts).map(({ kind }) => kind)))], [branch]);

  function values(sent: Source | undefined, input = ''): Values {
    // What goes along now is meant before what the chat holds.
    const now = [...(sent ? [sent.kind] : []), ...attached.map(({ kind }) => kind)];
    return valuesFor([...now, ...held.filter((kind) => kind !== 'selection' || now.length === 0)], input);
  }

  function wordsOf({ name, slash, text }: Prompt, known: Values): string {
    const [missing] = missingIn(text, known);
    if (missing === undefined || missing === 'language') return fillPrompt(text, known);
    setLack(words(`prompt.lacks-${missing}`, { name, slash }));
    throw new DOMException('a prompt lacks what it speaks of', 'AbortError');
  }

  return { all, values, wordsOf, lack, forgetLack: () => setLack(undefined) };
}
