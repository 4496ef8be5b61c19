import { plainWords } from './plain-words';

export type BlockKind = 'prose' | 'item' | 'row' | 'quote' | 'code';

/** One block of a page's Markdown, without its marks (`- `, `> `, fences). */
export interface Block {
  kind: BlockKind;
  /** The nearest heading above, as plain words; empty above the first. */
  heading: string;
  /** Its lines without block syntax, joined with line ends. */
  source: string;
  /** Where each line of `source` begins in the Markdown. */
  starts: number[];
  /** Where the block ends in the Markdown, its line end included. */
  end: number;
}

interface Line {
  type: 'blank' | 'heading' | 'fence' | 'delimiters' | 'row' | 'rule' | 'quote' | 'item' | 'text';
  /** The whole line. */
  raw: string;
  /** What is left of it without its mark. */
  text: string;
  /** Where `raw` begins in the Markdown. */
  start: number;
  /** Where `text` begins. */
  at: number;
  /** After the line end. */
  end: number;
  /** The fence; the number of an ordered item; set where a quote's line begins something of its own. */
  mark: string;
}

const HEADING = /^ {0,3}#{1,6}(?=[ \t]|$)/;
const FENCE = /^[ \t]{0,12}(`{3,}|~{3,})/;
const ITEM = /^[ \t]{0,40}(?:[-*+]|(\d{1,9})[.)])(?:[ \t]{1,8}(?:\[[ xX]\][ \t])?|$)/;
const QUOTE = /^[ \t]{0,12}(?:>[ \t]?)+/;
const QUOTED_MARK = /^(?:[ \t]{0,12}(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]|`{3,}.*|\[![a-z]{1,20}\][-+]?)/i;
const RULE = /^[ \t]{0,40}(?:[-*_=][ \t]{0,8}){3,}$/;
const UNDERLINE = /^[ \t]{0,3}(?:=+|-+)[ \t]{0,8}$/;

/**
 * The blocks of a page's Markdown in order. Headings cut, and name what follows; a heading with nothing of its own under it is a
 * block itself. Not a whole CommonMark parser (nesting is flattened), but linear on any input.
 */
export function blocksOf(markdown: string): Block[] {
  const page = new Blocks();
  let fence: string | undefined;
  for (const line of linesOf(markdown)) {
    if (fence !== undefined) {
      if (line.type === 'fence' && line.mark.startsWith(fence) && line.raw.trim() === line.mark) {
        page.close(line.end);
        fence = undefined;
      } else page.add('code', line.raw, line.start, line.end);
    } else if (line.type === 'fence') {
      page.close();
      fence = line.mark;
    } else takeLine(page, line);
  }
  return page.finish();
}

function takeLine(page: Blocks, line: Line): void {
  if (line.type === 'blank') {
    page.close();
    page.inTable = false;
  } else if (line.type === 'heading') page.title(line);
  else if (line.type === 'delimiters') page.startTable();
  else if (line.type === 'row' || (page.inTable && line.type === 'text' && line.raw.includes('|'))) {
    page.close();
    page.add('row', cellsOf(line.raw), line.at, line.end);
  } else if (line.type === 'rule') {
    if (page.open === 'prose' && UNDERLINE.test(line.raw)) page.underline(line);
    else page.close();
  } else if (line.type === 'quote') {
    if (page.open !== 'quote' || line.mark || !line.text.trim()) page.close();
    if (line.text.trim()) page.add('quote', line.text, line.at, line.end);
  } else if (line.type === 'item' && !(page.open === 'prose' && line.mark !== '' && line.mark !== '1')) {
    page.close();
    page.add('item', line.text, line.at, line.end);
  } else if (page.open === 'row') {
    page.close();
    page.add('prose', line.raw, line.start, line.end);
  } else page.add(page.open ?? 'prose', line.raw, line.start, line.end);
}

/** Collects the lines of the block that is open, and the blocks that are closed. */
class Blocks {
  open: BlockKind | undefined;
  inTable = false;
  private readonly closed: Block[] = [];
  private lines: string[] = [];
  private starts: number[] = [];
  private end = 0;
  private heading = '';
  /** The last heading, until something stands under it. */
  private bare: Block | undefined;

  add(kind: BlockKind, text: string, at: number, end: number): void {
    this.open = kind;
    this.lines.push(text);
    this.starts.push(at);
    this.end = end;
  }

  close(end = this.end): void {
    const source = this.lines.join('\n');
    if (this.open && source.trim()) {
      this.closed.push({ kind: this.open, heading: this.heading, source, starts: this.starts, end });
      this.bare = undefined;
    }
    this.open = undefined;
    this.lines = [];
    this.starts = [];
  }

  title(line: { text: string; at: number; end: number }): void {
    this.close();
    if (this.bare) this.closed.push(this.bare);
    this.heading = plainWords(line.text).text;
    this.bare = { kind: 'prose', heading: this.heading, source: line.text, starts: [line.at], end: line.end };
  }

  /** What stood above `---` or `===` was a heading. */
  underline(line: Line): void {
    const title = { text: this.lines.join('\n'), at: this.starts[0] ?? line.at, end: line.end };
    this.open = undefined;
    this.lines = [];
    this.starts = [];
    this.title(title);
  }

  /** The line above the delimiters was the head of a table. */
  startTable(): void {
    this.inTable = true;
    if (this.open === 'prose' && this.lines.at(-1)?.includes('|')) {
      const head = this.lines.pop() ?? '';
      const at = this.starts.pop() ?? 0;
      const { end } = this;
      this.close(at);
      this.add('row', cellsOf(head), at, end);
    }
    this.close();
  }

  finish(): Block[] {
    this.close();
    if (this.bare) this.closed.push(this.bare);
    return this.closed;
  }
}

function* linesOf(markdown: string): Generator<Line> {
  for (let start = 0; start < markdown.length; ) {
    const newline = markdown.indexOf('\n', start);
    const end = newline < 0 ? markdown.length : newline + 1;
    const raw = markdown.slice(start, newline < 0 ? end : newline);
    const { type, skip, mark = '' } = typeOf(raw);
    yield { type, raw, text: type === 'heading' ? unclosed(raw.slice(skip)) : raw.slice(skip), start, at: start + skip, end, mark };
    start = end;
  }
}

function typeOf(line: string): { type: Line['type']; skip: number; mark?: string } {
  if (line.trim() === '') return { type: 'blank', skip: 0 };
  const fence = FENCE.exec(line);
  if (fence?.[1]) return { type: 'fence', skip: 0, mark: fence[1] };
  const heading = HEADING.exec(line);
  if (heading) return { type: 'heading', skip: heading[0].length };
  if (line.includes('|')) {
    if (/^[ \t\r|:-]+$/.test(line) && line.includes('-')) return { type: 'delimiters', skip: 0 };
    if (line.startsWith('|') && line.trimEnd().endsWith('|')) return { type: 'row', skip: 1 };
  }
  if (RULE.test(line.trimEnd())) return { type: 'rule', skip: 0 };
  const quote = QUOTE.exec(line);
  if (quote) {
    const inner = QUOTED_MARK.exec(line.slice(quote[0].length));
    return { type: 'quote', skip: quote[0].length + (inner?.[0].length ?? 0), mark: inner ? 'marked' : '' };
  }
  const item = ITEM.exec(line);
  return item ? { type: 'item', skip: item[0].length, mark: item[1] ?? '' } : { type: 'text', skip: 0 };
}

/** A heading's words without the closing `##`. */
function unclosed(text: string): string {
  const words = text.trimEnd();
  let end = words.length;
  while (words[end - 1] === '#') end--;
  return end === 0 || /\s/.test(words.charAt(end - 1)) ? words.slice(0, end) : words;
}

/** A row's cells as they stand, parted by `|`, without the outer bars; as long as the row where it keeps offsets. */
function cellsOf(line: string): string {
  const row = line.trimEnd();
  return row.slice(row.startsWith('|') ? 1 : 0, row.endsWith('|') && !row.endsWith('\\|') ? -1 : undefined);
}
