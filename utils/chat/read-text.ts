import type { LanguageModelUsage, ModelMessage, TextStreamPart, ToolSet } from 'ai';
import { AppError } from '@/utils/core/faults';
import { CEILINGS } from '@/utils/net/ceilings';

/** Asks the turn's model. */
export type OpenStream = (messages: readonly ModelMessage[], more?: { maxOutputTokens: number }) => AsyncIterable<TextStreamPart<ToolSet>>;

/** What a turn asks its model beside the question itself. */
export interface SideRequests {
  open: OpenStream;
  /** Tokens that an answer may have, thoughts and all. */
  maxOutputTokens: number;
  host: string;
  signal: AbortSignal;
  onUsage(usage: LanguageModelUsage): void;
  asError(error: unknown): Error;
}

/**
 * Reads an answer that nobody is shown while it grows.
 * @returns its text; empty where there is none, as where all was thought
 * @throws what `asError` makes of a failure; AppError `too-large` or `cut-off`; AbortError when stopped
 */
export async function readText(messages: readonly ModelMessage[], requests: SideRequests): Promise<string> {
  const { open, maxOutputTokens, host, signal, onUsage, asError } = requests;
  let text = '';
  let events = 0;
  for await (const part of open(messages, { maxOutputTokens })) {
    signal.throwIfAborted();
    if (++events > CEILINGS.events || text.length > CEILINGS.characters) throw new AppError({ code: 'too-large', host });
    if (part.type === 'error') throw asError(part.error);
    if (part.type === 'text-delta') text += part.text;
    if (part.type === 'finish') {
      onUsage(part.totalUsage);
      return text.trim();
    }
  }
  signal.throwIfAborted();
  throw new AppError({ code: 'cut-off', host });
}
