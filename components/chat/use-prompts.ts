import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { useLanguage } from '@/components/ui/use-language';
import { actionOf } from '@/utils/actions';
import { allPrompts, valuesFor } from '@/utils/chat/all-prompts';
import { labelsOf } from '@/utils/core/parts';
import { fillPrompt, missingIn, type Prompt, type Values } from '@/utils/core/prompts';
import type { Message, Source } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';

export interface Prompts {
  all: readonly Prompt[];
  /** Those that the model can be asked: without those for pictures where it makes none. */
  offered: readonly Prompt[];
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

/** Whether a prompt asks for a picture. */
export function wantsPicture({ id }: Prompt): boolean {
  return actionOf(id)?.wantsPicture ?? false;
}

/**
 * The prompts there are, and what they can speak of in a chat: what it holds, and the files that go with the question.
 * @param unable the name of the model, where it makes no pictures
 */
export function usePrompts(
  branch: readonly Message[] = [],
  attached: readonly Pick<Source, 'kind'>[] = [],
  unable: string | undefined = undefined,
): Prompts {
  // Their names and texts are words of the language that is spoken.
  const all = useLiveQuery(() => allPrompts(), [useLanguage()]) ?? NONE;
  const offered = useMemo(() => (unable === undefined ? all : all.filter((prompt) => !wantsPicture(prompt))), [all, unable]);
  const [lack, setLack] = useState<string>();

  const held = useMemo(() => [...new Set(branch.flatMap(({ parts }) => labelsOf(parts).map(({ kind }) => kind)))], [branch]);

  function values(sent: Source | undefined, input = ''): Values {
    // What goes along now is meant before what the chat holds.
    const now = [...(sent ? [sent.kind] : []), ...attached.map(({ kind }) => kind)];
    return valuesFor([...now, ...held.filter((kind) => kind !== 'selection' || now.length === 0)], input);
  }

  function wordsOf(prompt: Prompt, known: Values): string {
    const lacks = lackOf(prompt, known);
    if (lacks === undefined) return fillPrompt(prompt.text, known);
    setLack(lacks);
    throw new DOMException('a prompt lacks what it speaks of', 'AbortError');
  }

  function lackOf(prompt: Prompt, known: Values): string | undefined {
    const { name, slash, text } = prompt;
    if (unable !== undefined && wantsPicture(prompt)) return words('prompt.lacks-pictures', { name, model: unable });
    const [missing] = missingIn(text, known);
    return missing === undefined || missing === 'language' ? undefined : words(`prompt.lacks-${missing}`, { name, slash });
  }

  return { all, offered, values, wordsOf, lack, forgetLack: () => setLack(undefined) };
}
