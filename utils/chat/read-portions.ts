import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { experimental_streamTextLowMemory } from 'ai';
import type { Usage } from '@/utils/core/rows';
import { CEILINGS } from '@/utils/net/ceilings';
import { notesText, portionPrompt } from './portions';
import type { BuiltPrompt } from './prompt';

interface Reading {
  stream: typeof experimental_streamTextLowMemory;
  model: LanguageModelV4;
  prompt: BuiltPrompt & { portions: NonNullable<BuiltPrompt['portions']> };
  settings: Record<string, unknown>;
  /** Notes taken before a try failed; more are added here. */
  notes: string[];
  signal: AbortSignal;
  onPortion(portion: { at: number; of: number }): Promise<void>;
  asError(error: unknown): Error;
  onUsage(usage: Usage): void;
}

/**
 * Has the model take notes on each portion of the sources.
 * @returns the notes, to be put before the question
 * @throws what `asError` makes of a failure; AbortError when stopped
 */
export async function readPortions({
  stream,
  model,
  prompt,
  settings,
  notes,
  signal,
  onPortion,
  asError,
  onUsage,
}: Reading): Promise<string> {
  const { list, sources, question, notesTokens } = prompt.portions;
  for (let at = notes.length + 1; at <= list.length; at++) {
    const portion = list[at - 1];
    if (!portion) break;
    await onPortion({ at, of: list.length });
    const result = stream({
      model,
      instructions: prompt.instructions,
      messages: portionPrompt(portion, sources, question, { at, of: list.length }),
      ...settings,
      maxOutputTokens: notesTokens,
      maxRetries: 0,
      abortSignal: signal,
      onError: () => undefined,
    });
    let text = '';
    for await (const part of result.stream) {
      signal.throwIfAborted();
      if (part.type === 'error') throw asError(part.error);
      if (part.type === 'text-delta' && text.length < CEILINGS.characters) text += part.text;
      if (part.type === 'finish') onUsage({ ...counts(part.totalUsage) });
    }
    signal.throwIfAborted();
    notes.push(text);
  }
  return notesText(notes);
}

function counts({ inputTokens, outputTokens }: { inputTokens?: number | undefined; outputTokens?: number | undefined }): Usage {
  return { ...(inputTokens === undefined ? {} : { inputTokens }), ...(outputTokens === undefined ? {} : { outputTokens }) };
}
