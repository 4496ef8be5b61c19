import { isMostlyRtl, type Region } from './columns';
import { median, rowsOf, type Segment } from './lines';
import { tableAt } from './tables';

/** Sizes of letters: of the body, and of headings from the largest, in points rounded to halves. */
export interface Sizes {
  body: number;
  headings: readonly number[];
}

/** Above this share of the body's size a line is a heading, if it is no longer than this. */
const LARGER = 1.12;
const MOST_HEADING = 200;
const LEVELS = 4;
const BULLET = /^[•◦▪▫‣●○■□∙·–—]\s*(?=\S)|^[*-]\s+(?=\S)/u;
const NUMBERED = /^(?:\(?\p{Nd}{1,3}[.)]|\(?[a-z][.)]|\p{Nd}{1,2}(?:\.\p{Nd}{1,2}){1,4}\.?)\s+\S/iu;

export function sizesOf(segments: readonly Segment[]): Sizes {
  const characters = new Map<number, number>();
  for (const { size, text } of segments) characters.set(rounded(size), (characters.get(rounded(size)) ?? 0) + text.length);
  const body = [...characters].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
  const headings = [...characters.keys()].filter((size) => size > body * LARGER).sort((a, b) => b - a);
  return { body, headings };
}

/** A region as Markdown: headings by their size, lists, tables, paragraphs with their lines joined. */
export function blocksOf(region: Region, sizes: Sizes): string[] {
  const rows = rowsOf(region);
  const blocks: string[] = [];
  let prose: Segment[] = [];
  const end = () => {
    blocks.push(...paragraphsOf(prose, sizes));
    prose = [];
  };
  for (let at = 0; at < rows.length; at++) {
    const table = tableAt(rows.slice(at, at + MOST_ROWS));
    if (table) {
      end();
      blocks.push(table.markdown);
      at += table.length - 1;
    } else prose.push(lineOf(rows[at] ?? []));
  }
  end();
  return blocks;
}

/** Rows that are looked at for one table: no page has more. */
const MOST_ROWS = 500;

function lineOf(row: readonly Segment[]): Segment {
  const ordered = isMostlyRtl(row) ? [...row].reverse() : row;
  const main = row.reduce((most, segment) => (segment.text.length > most.text.length ? segment : most));
  return {
    text: ordered.map(({ text }) => text).join(' '),
    left: Math.min(...row.map(({ left }) => left)),
    right: Math.max(...row.map(({ right }) => right)),
    base: main.base,
    size: main.size,
    isRtl: isMostlyRtl(row),
  };
}

function paragraphsOf(lines: readonly Segment[], sizes: Sizes): string[] {
  const leading = median(lines.slice(1).map(({ base }, at) => base - (lines[at]?.base ?? 0)));
  const edge = median(lines.map(({ left }) => left));
  const paragraphs: { text: string; level: number }[] = [];
  let before: Segment | undefined;
  for (const line of lines) {
    const level = levelOf(line, sizes);
    const last = paragraphs.at(-1);
    const isNext =
      before !== undefined &&
      last !== undefined &&
      last.level === level &&
      before.isRtl === line.isRtl &&
      Math.abs(before.size - line.size) < 0.1 * line.size + 0.6 &&
      line.base - before.base < 1.35 * Math.max(leading, line.size) &&
      line.base > before.base &&
      (level > 0 || !(BULLET.test(line.text) || NUMBERED.test(line.text))) &&
      (level > 0 || line.isRtl || BULLET.test(last.text) || !(line.left > edge + 0.7 * line.size && before.left < edge + 0.4 * line.size));
    if (isNext) last.text = joinLines(last.text, line.text);
    else paragraphs.push({ text: line.text, level });
    before = line;
  }
  return paragraphs.map(({ text, level }) => (level > 0 ? `${'#'.repeat(level + 2)} ${text}` : text.replace(BULLET, '- ')));
}

/** From 1 for the largest letters of the document; 0 for the body. */
function levelOf({ size, text }: Segment, { body, headings }: Sizes): number {
  const isHeading = size > body * LARGER && text.length <= MOST_HEADING && /\p{L}/u.test(text);
  return isHeading ? Math.min(headings.indexOf(rounded(size)) + 1 || LEVELS, LEVELS) : 0;
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Two lines as one: a word that was parted at the line's end is one again. */
export function joinLines(first: string, second: string): string {
  if (/\u00ad$/.test(first)) return first.slice(0, -1) + second;
  if (/\p{L}[-\u2010]$/u.test(first)) return (/^\p{Ll}/u.test(second) ? first.slice(0, -1) : first) + second;
  return first + (CJK.test(first.at(-1) ?? '') && CJK.test(second[0] ?? '') ? '' : ' ') + second;
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}
