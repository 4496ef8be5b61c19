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
