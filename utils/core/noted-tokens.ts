import { numberAt } from './json';

/** What a picture, a recording, a film or a PDF in a prompt costs, as it was noted when it was put there; 0 for words. */
export function notedTokens({ type, providerOptions }: { type: string; providerOptions?: unknown }): number {
  return type === 'file' ? (numberAt(providerOptions, 'aside', 'tokens') ?? 0) : 0;
}
