/** “@” and what follows it up to the cursor. */
export interface Mention {
  query: string;
  /** Where it begins and ends in the text. */
  from: number;
  to: number;
}

// What stands before the “@” of a mail address makes it one; a script that writes no spaces may stand before ours.
const MENTION = /(?<![\w.%+-])@([^\s@]*)$/;

/** What is being written behind “@” at the cursor; undefined where nothing is. */
export function mentionAt(text: string, cursor: number): Mention | undefined {
  const found = MENTION.exec(text.slice(0, cursor));
  return found ? { query: found[1] ?? '', from: found.index, to: cursor } : undefined;
}

/** The text without it, and where the cursor is then. */
export function withoutMention(text: string, { from, to }: Mention): [text: string, cursor: number] {
  const after = text.slice(to);
  // Of the spaces around it one is left.
  const isDouble = /(?:^|\s)$/.test(text.slice(0, from)) && /^[^\S\n]/.test(after);
  return [text.slice(0, from) + after.slice(isDouble ? 1 : 0), from];
}
