import type { Source } from '@/utils/core/rows';

/** Characters of a title; it is cut at a word. */
const MOST = 60;

/** A chat's first title: what the action was about, or the question's first words. */
export function titleFor(question: string, source: Source | undefined, actionId: string | undefined): string {
  const text = ((actionId && source?.title) || question).replace(/\s+/g, ' ').trim();
  if (text.length <= MOST) return text;
  const cut = text.slice(0, MOST);
  const space = cut.lastIndexOf(' ');
  return `${space > MOST / 2 ? cut.slice(0, space) : cut}…`;
}

/** What a model wrote as a title, as one; empty where it wrote something else. */
export function titleFrom(written: string): string {
  const line = written.trim().split('\n', 1)[0] ?? '';
  const bare = line.replace(/^(?:#+\s*|\*\*|["'“”„«»「『])+|(?:\*\*|["'“”„«»」』.。])+$/gu, '').trim();
  return bare.length > 2 * MOST ? '' : bare;
}
