/** A passage that an answer points at: the letter of its source, and its number in it (`Passage.n`). */
export interface Cited {
  letter: string;
  n: number;
}

/** What a model writes: `[a14]`, `[a14, b2]`, `[a14–a16]`, and the same in the brackets of Chinese and Japanese. */
const ONE = '[a-z]{1,2}[0-9]{1,5}';
const ITEM = `${ONE}(?:\\s?[-–—]\\s?[a-z]{0,2}[0-9]{1,5})?`;
const GROUP = `(?:\\[|【)\\s?(${ITEM}(?:\\s?[,;，；、]\\s?${ITEM}){0,11})\\s?(?:\\]|】)(?!\\()`;
const AT = new RegExp(GROUP, 'y');
/** The space before one; looked at once, however long it is. */
const SPACE = '(?:(?<![ \\t\\u00a0])[ \\t\\u00a0]+)?';
const ALL = new RegExp(`${SPACE}${GROUP}`, 'g');
/** One that is still being written, at the end of a text. */
const BEGUN = new RegExp(`${SPACE}(?:\\[|【)(?:[a-z]{1,2}(?:[0-9][\\sa-z0-9,;，；、–—-]{0,80})?)?$`, 'i');
/** Passages of a range that are pointed at one by one; of a longer one the first and the last. */
const MOST_IN_RANGE = 6;

/**
 * The citation that begins at a place of a text; undefined where there is none. Of what it names only sources that there are count.
 * @param letters of the sources that the question brought
 * @returns where it ends, and what it points at, each once
 */
export function citationAt(text: string, at: number, letters: ReadonlySet<string>): { end: number; cited: Cited[] } | undefined {
  AT.lastIndex = at;
  const [whole = '', items = ''] = AT.exec(text) ?? [];
  const cited = items === '' ? [] : citedIn(items, letters);
  return cited.length > 0 ? { end: at + whole.length, cited } : undefined;
}

function citedIn(items: string, letters: ReadonlySet<string>): Cited[] {
  const found = new Map<string, Cited>();
  for (const item of items.split(/[,;，；、]/)) {
    const [first, last] = [...item.matchAll(/([a-z]{0,2})([0-9]+)/g)].map(([, letter = '', n]) => ({ letter, n: Number(n) }));
    if (!first || !letters.has(first.letter)) continue;
    for (const n of rangeOf(first.n, last && (last.letter === '' || last.letter === first.letter) ? last.n : first.n))
      found.set(`${first.letter}${n}`, { letter: first.letter, n });
  }
  return [...found.values()];
}

function rangeOf(first: number, last: number): number[] {
  if (last <= first) return [first];
  if (last - first >= MOST_IN_RANGE) return [first, last];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** All that a text points at, in order. */
export function citationsIn(text: string, letters: ReadonlySet<string>): Cited[] {
  return [...text.matchAll(ALL)].flatMap(([, items = '']) => citedIn(items, letters));
}

/** Code, in which a letter and a number in brackets is an index. */
const CODE = /(```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]*`)/;

const NONE: ReadonlySet<number> = new Set();

/** An answer's text without what it points at. @param plain where citations end that are none */
export function withoutCitations(text: string, letters: ReadonlySet<string>, plain = NONE): string {
  if (letters.size === 0) return text;
  let from = 0;
  const parts = text.split(CODE).map((part, place) => {
    const start = from;
    from += part.length;
    if (place % 2 === 1) return part;
    return part.replace(ALL, (all: string, items: string, at: number) =>
      citedIn(items, letters).length > 0 && !plain.has(start + at + all.length) ? '' : all,
    );
  });
  return parts.join('');
}

/** The text of a growing answer without a citation that is only begun at its end: nobody has to see it come. */
export function withoutBegun(text: string): string {
  return text.replace(BEGUN, '');
}
