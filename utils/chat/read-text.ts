import type { LanguageModelUsage, ModelMessage, TextStreamPart, ToolSet } from 'ai';
import { AppError } from '@/utils/core/faults';
import { CEILINGS } from '@/utils/net/ceilings';

/** Asks the turn's model. */
export type OpenStream = (
  messages: readonly ModelMessage[],
  more?: { maxOutputTokens: number; instructions?: string },
) => AsyncIterable<TextStreamPart<ToolSet>>;

/** What a turn asks its model beside the question itself. */
export interface SideRequests {
  open: OpenStream;
  /** Tokens that an answer may have, thoughts and all. */
  maxOutputTokens: number;
  host: string;
  signal: AbortSignal;
  onUsage(usage: LanguageModelUsage): Promise<void>;
  asError(error: unknown): Error;
}

/**
 * Reads an answer that nobody is shown while it grows.
 * @returns its text; empty where there is none, as where all was thought
 * @param instructions others than the question's
 * @throws what `asError` makes of a failure; AppError `filtered`, `too-large` or `cut-off`; AbortError when stopped
 */
export async function readText(messages: readonly ModelMessage[], requests: SideRequests, instructions?: string): Promise<string> {
  const { open, maxOutputTokens, host, signal, onUsage, asError } = requests;
  let text = '';
  let events = 0;
  for await (const part of open(messages, { maxOutputTokens, ...(instructions === undefined ? {} : { instructions }) })) {
    signal.throwIfAborted();
    if (++events > CEILINGS.events || text.length > CEILINGS.characters) throw new AppError({ code: 'too-large', host });
    if (part.type === 'error') throw asError(part.error);
    if (part.type === 'text-delta') text += part.text;
    if (part.type === 'finish') {
      await onUsage(part.totalUsage);
      if (part.finishReason === 'content-filter') throw new AppError({ code: 'filtered', host });
      if (part.finishReason === 'error') throw new AppError({ code: 'cut-off', host });
      const said = text.trim();
      return said && part.finishReason === 'length' ? `${said} …` : said;
    }
  }
  signal.throwIfAborted();
  throw new AppError({ code: 'cut-off', host });
}
