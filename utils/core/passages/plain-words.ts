/** Words as a reader sees them, with the way back: `at[i]` is the place in the Markdown of the text's character `i`. */
interface PlainWords {
  text: string;
  at: number[];
}

const ENTITY = /&(amp|lt|gt|quot|apos|nbsp|#39|#160);/y;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'", '#160': ' ' };
/** Only names that HTML has: `Vector<int>` on a page is words. */
const TAG =
  /<\/?(?:a|abbr|b|bdi|br|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|hr|i|iframe|img|ins|kbd|li|mark|ol|p|picture|pre|q|ruby|rp|rt|s|samp|small|source|span|strong|sub|summary|sup|svg|table|tbody|td|th|thead|tr|u|ul|var|video|wbr)(?:\s[^<>]{0,2000})?\/?>/iy;
const AUTOLINK = /<[a-z][a-z0-9+.-]{1,31}:[^\s<>]{0,2000}>/iy;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const MARKUP = /[\\`<[\]*_~=]/;
const SPACE = /\s/;
const MOST_PARENTHESES = 8;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Takes the inline syntax off one block of Markdown: links become their words, pictures nothing, emphasis its words;
 * white space is one space. One pass, so linear on any input.
 */
export function plainWords(markdown: string): PlainWords {
  const drop = new Uint8Array(markdown.length);
  if (MARKUP.test(markdown)) markSyntax(markdown, drop);
  const text: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < markdown.length; i++) {
    if (drop[i]) continue;
    let char = markdown.charAt(i);
    const from = i;
    if (char === '&' && drop[i - 1] !== ESCAPE) {
      const name = matchAt(ENTITY, markdown, i)?.[1];
      if (name) {
        char = ENTITIES[name] ?? char;
        i += name.length + 1;
      }
    }
    if (SPACE.test(char)) {
      if (text.length === 0 || text.at(-1) === ' ') continue;
      char = ' ';
    }
    text.push(char);
    at.push(from);
  }
  if (text.at(-1) === ' ') {
    text.pop();
    at.pop();
  }
  return { text: text.join(''), at };
}

const SYNTAX = 1;
const ESCAPE = 2;

/** Marks what is syntax, not words. */
function markSyntax(source: string, drop: Uint8Array): void {
  const codeEnds = codeSpanEnds(source);
  const commentEnd = finder(source, '-->');
  const brackets: { at: number; image: boolean }[] = [];
  const runs: Record<string, Run[]> = { '*': [], _: [], '~': [], '=': [] };
  for (let i = 0; i < source.length; i++) {
    const char = source.charAt(i);
    if (char === '\\') {
      const next = source.charAt(i + 1);
      if (next === '\n' || PUNCTUATION.test(next)) drop[i++] = ESCAPE;
    } else if (char === '`') {
      const length = runLength(source, i);
      const end = codeEnds(i, length);
      if (end !== undefined) {
        drop.fill(SYNTAX, i, i + length).fill(SYNTAX, end, end + length);
        i = end + length - 1;
      } else i += length - 1;
    } else if (char === '<') {
      const end = source.startsWith('<!--', i) ? commentEnd(i) : i + (matchAt(TAG, source, i)?.[0].length ?? 0);
      const link = matchAt(AUTOLINK, source, i);
      if (end > i) {
        drop.fill(SYNTAX, i, end);
        i = end - 1;
      } else if (link) {
        drop[i] = SYNTAX;
        i += link[0].length - 1;
        drop[i] = SYNTAX;
      }
    } else if (char === '!' && source[i + 1] === '[') {
      brackets.push({ at: i++, image: true });
    } else if (char === '[') {
      brackets.push({ at: i, image: false });
    } else if (char === ']') {
      const open = brackets.pop();
      if (!open) continue;
      const end = source[i + 1] === '(' ? destinationEnd(source, i + 1) : undefined;
      if (end !== undefined) {
        if (open.image) drop.fill(SYNTAX, open.at, end);
        else drop.fill(SYNTAX, i, end)[open.at] = SYNTAX;
        i = end - 1;
      } else if (!open.image && source[open.at + 1] === '^' && i - open.at < 60) drop.fill(SYNTAX, open.at, i + 1);
    } else if (runs[char]) {
      const length = runLength(source, i);
      markRun(source, drop, i, length, runs[char]);
      i += length - 1;
    }
  }
}

interface Run {
  at: number;
  left: number;
}

/**
 * A simplified form of CommonMark's delimiter runs: a run closes what runs of the same mark opened, nearest first.
 * `==marked==` is what our page reader writes for highlighted words.
 */
function markRun(source: string, drop: Uint8Array, at: number, length: number, open: Run[]): void {
  const mark = source.charAt(at);
  const before = source.charAt(at - 1);
  const after = source.charAt(at + length);
  if ((mark === '~' || mark === '=') && length !== 2) return;
  const amidWords = mark === '_' || mark === '=';
  const opens = after !== '' && !SPACE.test(after) && !(amidWords && LETTER.test(before));
  const closes = before !== '' && !SPACE.test(before) && !(amidWords && LETTER.test(after));
  let left = length;
  while (closes && left > 0) {
    const opener = open.at(-1);
    if (!opener) break;
    const pair = Math.min(left, opener.left);
    drop.fill(SYNTAX, opener.at + opener.left - pair, opener.at + opener.left).fill(SYNTAX, at + length - left, at + length - left + pair);
    opener.left -= pair;
    left -= pair;
    if (opener.left === 0) open.pop();
  }
  // Only whole runs open, so that what a run closed is never dropped twice.
  if (opens && left === length) open.push({ at, left });
}

/** Where `(destination "title")` ends, given the place of its `(`; undefined where it is not one. */
function destinationEnd(source: string, open: number): number | undefined {
  let i = skipSpace(source, open + 1);
  if (source[i] === '<') {
    for (i++; source[i] !== '>'; i++) {
      if (i >= source.length || source[i] === '<' || source[i] === '\n') return undefined;
      if (source[i] === '\\') i++;
    }
    i++;
  } else {
    // CommonMark's parsers stop at 32 levels; addresses have two or three, and without a bound `[a](b[a](b…` takes quadratic time.
    for (let depth = 0; i < source.length && !isSpaceAt(source, i); i++) {
      if (source[i] === '\\') i++;
      else if (source[i] === '(' && ++depth > MOST_PARENTHESES) return undefined;
      else if (source[i] === ')' && --depth < 0) break;
    }
  }
  i = skipSpace(source, i);
  const quote = source[i] === '(' ? ')' : source[i];
  if (quote === '"' || quote === "'" || quote === ')') {
    if (source[i] !== ')') {
      for (i++; source[i] !== quote; i++) {
        if (i >= source.length || (quote === ')' && source[i] === '(')) return undefined;
        if (source[i] === '\\') i++;
      }
      i = skipSpace(source, i + 1);
    }
  }
  return source[i] === ')' ? i + 1 : undefined;
}

/** Finds the end of a code span: the next run of exactly as many backticks. Runs are listed once, so looking up is cheap. */
function codeSpanEnds(source: string): (at: number, length: number) => number | undefined {
  const starts = new Map<number, number[]>();
  for (const run of source.matchAll(/`+/g)) {
    const list = starts.get(run[0].length);
    if (list) list.push(run.index);
    else starts.set(run[0].length, [run.index]);
  }
  const next = new Map<number, number>();
  return (at, length) => {
    const list = starts.get(length) ?? [];
    let n = next.get(length) ?? 0;
    while (n < list.length && (list[n] ?? 0) <= at) n++;
    next.set(length, n);
    return list[n];
  };
}

/** Where the next `text` after a place ends, or the place itself; looks no further once there is none. */
function finder(source: string, text: string): (at: number) => number {
  let none = false;
  return (at) => {
    const found = none ? -1 : source.indexOf(text, at);
    none = found < 0;
    return found < 0 ? at : found + text.length;
  };
}

function runLength(source: string, at: number): number {
  let end = at + 1;
  while (source[end] === source[at]) end++;
  return end - at;
}

/** ASCII white space; what else `\s` means is no white space to Markdown. */
function isSpaceAt(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code === 32 || (code > 8 && code < 14);
}

function skipSpace(source: string, at: number): number {
  let i = at;
  while (i < source.length && isSpaceAt(source, i)) i++;
  return i;
}

function matchAt(sticky: RegExp, source: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(source);
}
