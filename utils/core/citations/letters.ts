import type { Message } from '@/utils/core/rows';

/** How a model names the sources of a chat, in the order in which they came: a, b, … z, aa, ab … */
export function letterOf(at: number): string {
  const last = String.fromCharCode(97 + (at % 26));
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last;
}

/** The letters of the sources that an answer, with its continuations, was given. */
export function lettersOf(chain: readonly Pick<Message, 'sent'>[]): ReadonlySet<string> {
  return new Set(chain.flatMap(({ sent = [] }) => sent.flatMap(({ letter }) => letter ?? [])));
}
