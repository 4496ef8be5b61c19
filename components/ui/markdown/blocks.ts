import { startsBlock } from './parse';

/** A stretch of Markdown that later text can no longer change, or (the tail) the rest. It may hold more than one block. */
export interface Piece {
  /** where it begins in the text; a stable key */
  readonly start: number;
  readonly text: string;
  /** one fenced code block and nothing else: however long, it is read in one pass */
  readonly fence: boolean;
}

export interface Split {
  readonly raw: string;
  /** with every line end a line feed */
  readonly text: string;
  readonly settled: readonly Piece[];
  readonly tail: Piece;
  /** where the line not yet read begins */
  readonly line: number;
  readonly scan: Scan;
}

interface Scan {
  readonly start: number;
  /** characters a piece must have to end before an ordinary line */
  readonly least: number;
  readonly empty: boolean;
  readonly afterBlank: boolean;
  readonly list: boolean;
  /** a fence at an indent of 2 or 3 after a list marker: inside the item or beside it, only the parser can tell */
  readonly doubtful: boolean;
  readonly askAgainAt: number;
  readonly fence: { readonly mark: string; readonly length: number } | null;
}

/** Characters after which a piece is no longer parsed (FACTS, ceilings). */
export const MAX_PIECE = 20 * 1024;

/** After so many pieces they grow larger, so that a megabyte of one-letter paragraphs is not 300,000 components. */
const MANY = 2000;

const OPENING = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/;
const CLOSING = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;
const MARKER = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
const PERHAPS_MARKER = /^ {0,3}[-+*\d]/;

const from = (start: number, before: number): Scan => ({
  start,
  least: before < MANY ? 0 : 2048,
  empty: true,
  afterBlank: false,
  list: false,
  doubtful: false,
  askAgainAt: 0,
  fence: null,
});

/**
 * Splits Markdown that grows. Pieces settled before come back as the same objects, and only new lines are read, so a step costs
 * what is new (and one comparison of memory with what was there).
 *
 * A piece ends where the parser, too, is back at its root and nothing later reaches back: before an opening fence, after a closing
 * one, and at a line after a blank one that no open list could claim. Fewer ends than there are blocks is fine, a wrong one is not.
 */
export function split(text: string, previous?: Split | null): Split {
  // Not `startsWith`: comparing a slice is four times as fast on long texts.
  const known = previous && text.slice(0, previous.raw.length) === previous.raw ? previous : null;
  const sameEnds = known?.raw === known?.text && !text.slice(known?.raw.length ?? 0).includes('\r');
  const clean = sameEnds ? text : text.replace(/\r\n?/g, '\n');
  const settled = known ? [...known.settled] : [];
  let scan = known?.scan ?? from(0, 0);
  let line = known?.line ?? 0;

  const settle = (end: number): void => {
    if (end > scan.start) settled.push({ start: scan.start, text: clean.slice(scan.start, end), fence: scan.fence !== null });
    scan = from(end, settled.length);
  };

  let end = clean.indexOf('\n', Math.max(line, known?.text.length ?? 0));
  for (; end !== -1; end = clean.indexOf('\n', line)) {
    const content = clean.slice(line, end);
    if (scan.fence) {
      const mark = CLOSING.exec(content)?.[1];
      if (mark?.startsWith(scan.fence.mark) && mark.length >= scan.fence.length) settle(end + 1);
    } else if (isBlank(content)) {
      if (!scan.afterBlank) scan = { ...scan, afterBlank: true };
    } else {
      if (!scan.empty) {
        const verdict = ends(clean, scan, line, content, true);
        if (verdict === true) settle(line);
        else scan = verdict;
      }
      scan = take(scan, content);
    }
    line = end + 1;
  }

  // The unfinished line can end a piece too, when its first characters have decided: else every letter of a
  // long paragraph would parse the table above it again.
  const rest = clean.slice(line, line + 80);
  if (!scan.fence && !scan.empty && scan.afterBlank && !isBlank(rest)) {
    const verdict = ends(clean, scan, line, rest, false);
    if (verdict === true) settle(line);
    else scan = verdict;
  }
  const same = known && known.settled.length === settled.length;
  const tail = { start: scan.start, text: clean.slice(scan.start), fence: scan.fence !== null };
  return { raw: text, text: clean, settled: same ? known.settled : settled, tail, line, scan };
}

const isBlank = (line: string) => !/[^ \t]/.test(line);

/** Columns before the first character; a tab leads past the fourth. */
function indentOf(line: string): number {
  const spaces = /^ */.exec(line)?.[0].length ?? 0;
  return line[spaces] === '\t' ? 4 : spaces;
}

/** Whether the piece ends before the line at `at`; if not, what is known now. */
function ends(text: string, scan: Scan, at: number, line: string, whole: boolean): true | Scan {
  const indent = indentOf(line);
  const opening = whole && OPENING.test(line);
  const tooLong = at - scan.start > MAX_PIECE;
  const outside = scan.list ? indent <= 1 : indent <= 3;
  // List items begin at column 2 at the earliest, so nothing at column 0 or 1 is theirs except the next item.
  const marker = scan.list && (whole ? MARKER : PERHAPS_MARKER).test(line);
  const apart = scan.afterBlank && (tooLong || (outside && !marker));
  if (!(apart && at - scan.start >= scan.least) && !(opening && outside)) return scan;
  if (!scan.doubtful || tooLong) return true;
  if (at < scan.askAgainAt) return scan;
  if (startsBlock(text.slice(scan.start, at), opening ? line : 'x')) return true;
  // Asking again only after the piece has grown by half keeps the sum of all questions linear.
  return { ...scan, askAgainAt: at + (at - scan.start) / 2 };
}

function take(scan: Scan, line: string): Scan {
  const opening = OPENING.exec(line);
  const mark = opening?.[1] ?? opening?.[2];
  if (mark && scan.empty) return { ...scan, empty: false, fence: { mark: mark.slice(0, 3), length: mark.length } };
  return {
    ...scan,
    empty: false,
    afterBlank: false,
    list: scan.list || MARKER.test(line),
    doubtful: scan.doubtful || mark !== undefined,
  };
}
