import type { LanguageModelUsage, ModelMessage, TextStreamPart, ToolSet } from 'ai';
import { CEILINGS } from '@/utils/net/ceilings';
import { notesText, portionPrompt } from './portions';
import type { BuiltPrompt } from './prompt';

/** Asks the turn's model. */
export type OpenStream = (messages: readonly ModelMessage[], more?: { maxOutputTokens: number }) => AsyncIterable<TextStreamPart<ToolSet>>;

interface ReadingOptions {
  signal: AbortSignal;
  onPortion(portion: { at: number; of: number }): Promise<void>;
  onUsage(usage: LanguageModelUsage): void;
  asError(error: unknown): Error;
}

/**
 * Has the model take notes on each portion of the sources.
 * @param notes those taken before a try failed; more are added here
 * @returns the notes, to be put before the question
 * @throws what `asError` makes of a failure; AbortError when stopped
 */
export async function readPortions(
  open: OpenStream,
  { list, sources, question, notesTokens }: NonNullable<BuiltPrompt['portions']>,
  notes: string[],
  { signal, onPortion, onUsage, asError }: ReadingOptions,
): Promise<string> {
  for (const [place, portion] of list.entries()) {
    if (place < notes.length) continue;
    const at = { at: place + 1, of: list.length };
    await onPortion(at);
    let text = '';
    for await (const part of open(portionPrompt(portion, sources, question, at), { maxOutputTokens: notesTokens })) {
      signal.throwIfAborted();
      if (part.type === 'error') throw asError(part.error);
      if (part.type === 'text-delta' && text.length < CEILINGS.characters) text += part.text;
      if (part.type === 'finish') onUsage(part.totalUsage);
    }
    signal.throwIfAborted();
    notes.push(text);
  }
  return notesText(notes);
}
