import { type Part, textOf } from '@/utils/core/parts';
import type { Mark, Message } from '@/utils/core/rows';
import { withoutCitations } from './cited';
import { lettersOf } from './letters';

/** What stands for words that were put as a quotation and are in no source. Only we write it. */
export const UNFOUND = '[\ue0c0]';
/** An opening bracket that begins nothing; behind a backslash it would begin a formula. */
const PLAIN_BRACKET = '&#91;';

/** An answer's parts with its marks written into its text, as citations of its own are. @param marks ascending */
export function withMarks(parts: readonly Part[], marks: readonly Mark[]): readonly Part[] {
  if (marks.length === 0) return parts;
  let from = 0;
  return parts.map((part) => {
    if (part.type !== 'text') return part;
    const to = from + part.text.length;
    let text = '';
    let last = from;
    for (const { at, cited, plain } of marks) {
      if (at <= from || at > to) continue;
      const before = part.text.slice(last - from, at - from);
      text += plain ? before.replace(/\[(?=[^[]*$)/, PLAIN_BRACKET) : `${before} ${cited ? `[${cited.letter}${cited.n}]` : UNFOUND}`;
      last = at;
    }
    text += part.text.slice(last - from);
    from = to;
    return { ...part, text };
  });
}

/**
 * What an answer, with its continuations, says, without what it points at: to be copied, spoken, searched.
 * @param text of the chain, or of its beginning
 */
export function wordsOf(text: string, chain: readonly Pick<Message, 'sent' | 'marks' | 'parts'>[]): string {
  return withoutCitations(text, lettersOf(chain), plainIn(chain));
}

/** The places in the chain's text at which citations end that are none. */
function plainIn(chain: readonly Pick<Message, 'marks' | 'parts'>[]): ReadonlySet<number> {
  let from = 0;
  const places = chain.flatMap(({ marks = [], parts }) => {
    const start = from;
    from += textOf(parts).length;
    return marks.flatMap(({ at, plain }) => (plain ? start + at : []));
  });
  return new Set(places);
}
