import { secondsOf } from '@/utils/core/transcript/cues';

/** The moment at which a passage of a transcript begins, as `core/transcript` writes it, and its words without it. */
export function stampOf(text: string): { seconds: number; words: string } | undefined {
  const found = /^\s*\[([\d:]{4,9})\]/.exec(text);
  const seconds = found?.[1] === undefined ? undefined : secondsOf(found[1]);
  return found && seconds !== undefined ? { seconds, words: text.slice(found[0].length) } : undefined;
}
