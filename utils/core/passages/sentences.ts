const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** What ends in a full stop and is no sentence's end: an initial, a short abbreviation, a German ordinal. */
const UNFINISHED = /(?:^|[\s(])(?:\p{L}{1,2}|\p{Lu}\p{L}{2}|\d{1,3})\.\s*$/u;
const CLAUSE_END = /[,;:，、；：،؛…)\]）」』—–]/;

/** A passage of at most this many characters: about four sentences; half of it in scripts that say more in a character. */
export function mostCharacters(text: string): number {
  const sample = text.slice(0, 2_000);
  return (sample.match(WIDE)?.length ?? 0) > sample.length / 3 ? 200 : 400;
}

/**
 * Where to cut a text so that every piece is at most `most` characters, at sentence ends where there are any, else between clauses,
 * else between words. The pieces are about equally long.
 * @returns the ends of the pieces, the last being the text's length
 */
export function cutsOf(text: string, language: string, most: number): number[] {
  if (text.length <= most) return [text.length];
  const even = text.length / Math.ceil(text.length / most);
  const cuts: number[] = [];
  let from = 0;
  let to = 0;
  for (const end of sentenceEnds(text, language)) {
    if (end - from > most && to > from) {
      cuts.push(to);
      from = to;
    }
    while (end - from > most) {
      from = breakBefore(text, from, most);
      cuts.push(from);
    }
    to = end;
    // A little short of even, so that a long last sentence does not start a new piece each time.
    if (to - from > even * 0.8) {
      cuts.push(to);
      from = to;
    }
  }
  if (cuts.at(-1) !== text.length) cuts.push(text.length);
  return cuts;
}

/** Where the sentences of a text end, abbreviations and initials looked through. */
export function* sentenceEnds(text: string, language: string): Generator<number> {
  let open = 0;
  for (const { index, segment } of segmenter(language).segment(text)) {
    const end = index + segment.length;
    // A long run of unfinished bits is cut all the same.
    if (end < text.length && end - open < 300 && UNFINISHED.test(segment.slice(-12))) continue;
    open = end;
    yield end;
  }
}

function segmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language || undefined, { granularity: 'sentence' });
  } catch {
    // A page may declare any string as its language.
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}

/** The last good place to break within `most` characters after `from`. */
function breakBefore(text: string, from: number, most: number): number {
  let space = 0;
  for (let i = from + most; i > from + most / 2; i--) {
    if (CLAUSE_END.test(text.charAt(i - 1))) return i;
    if (space === 0 && text.charAt(i - 1) === ' ') space = i;
  }
  if (space > 0) return space;
  const end = from + most;
  // Not between the halves of a surrogate pair.
  return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end;
}
