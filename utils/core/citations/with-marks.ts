import type { Part } from '@/utils/core/parts';
import type { Mark, Message } from '@/utils/core/rows';
import { withoutCitations } from './cited';
import { lettersOf } from './letters';

/** What stands for words that were put as a quotation and are in no source. Only we write it. */
export const UNFOUND = '[\ue0c0]';

/** An answer's parts with its marks written into its text, as citations of its own are. @param marks ascending */
export function withMarks(parts: readonly Part[], marks: readonly Mark[]): readonly Part[] {
  if (marks.length === 0) return parts;
  let from = 0;
  return parts.map((part) => {
    if (part.type !== 'text') return part;
    const to = from + part.text.length;
    let text = '';
    let last = from;
    for (const { at, cited } of marks) {
      if (at <= from || at > to) continue;
      text += `${part.text.slice(last - from, at - from)} ${cited ? `[${cited.letter}${cited.n}]` : UNFOUND}`;
      last = at;
    }
    text += part.text.slice(last - from);
    from = to;
    return { ...part, text };
  });
}

/** What an answer, with its continuations, says, without what it points at: to be copied, spoken, searched. */
export function wordsOf(text: string, chain: readonly Pick<Message, 'sent'>[]): string {
  return withoutCitations(text, lettersOf(chain));
}
