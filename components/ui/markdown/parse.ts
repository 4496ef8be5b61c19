import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import type { Cited } from '@/utils/core/citations/cited';
import { citedIn, citesAfterLinks, NO_LETTERS, readCites } from './cites';
import { readMaths } from './maths-rule';
import { type Note, noteKey, takeNotes } from './notes';

export type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

export interface Reference {
  readonly href: string;
  readonly title: string;
}

export interface Parsed {
  /** null: nested too deep to be shown as anything but plain text */
  readonly tokens: readonly Token[] | null;
  /** labels of link references it defines */
  readonly defines: ReadonlyMap<string, Reference>;
  /** labels it would have linked, had they been defined */
  readonly missing: ReadonlySet<string>;
  /** its footnotes, which are shown at the end of the answer, and the labels of those it refers to */
  readonly notes: readonly Note[];
  readonly refers: readonly string[];
  /** the passages that it points at, in order */
  readonly cites: readonly (Cited | undefined)[];
}

/** FACTS, ceilings. Past it the parser would drop blocks silently. */
const MAX_DEPTH = 32;
const MAX_TURNS = 100;
/** What a piece may cost to draw, in tokens: 20 KB of `$x$ ` are 5,000 formulas and took 0.4 s. */
const MAX_COST = 8_000;
const COST: Readonly<Record<string, number>> = { maths: 15, image: 4 };
/** The footnotes' rule reads on to the end of the line for each of these that has no end. */
const MAX_NOTE_MARKS = 500;
const QUOTED = /^(?:[ \t]|[-+*][ \t]|\d{1,9}[.)][ \t])*>[> \t]*/;

/** What is shown as plain text, and asks nothing and tells nothing. */
export const UNPARSED: Parsed = { tokens: null, defines: new Map(), missing: new Set(), notes: [], refers: [], cites: [] };
const NOTE: Reference = { href: '', title: '' };

const parser = new MarkdownIt({ html: false, linkify: true, maxNesting: MAX_DEPTH });
// For GFM's bare `www.` names; what else it finds is left as text (`render.tsx`).
parser.linkify.set({ fuzzyLink: true });
// Which targets may be links, and how they are written, is decided where they are shown: `target.ts`.
parser.validateLink = () => true;
parser.normalizeLink = (url) => url;
parser.normalizeLinkText = (url) => url;
parser.use(readMaths).use(footnotes).use(readCites).use(citesAfterLinks);
// Notes are numbered over all pieces (`notes.ts`); `^[a note in the text]` is not GFM.
parser.disable(['footnote_inline', 'footnote_tail']);

/**
 * Parses one piece of an answer.
 * @param known definitions from other pieces; the first one of a label counts
 * @param growing while true, definitions of links in the piece itself are not believed: `[a]: http://exam` may be on its way to anywhere
 * @param letters of the sources that it may point at
 */
export function parse(
  text: string,
  known: ReadonlyMap<string, Reference>,
  growing: boolean,
  letters: ReadonlySet<string> = NO_LETTERS,
): Parsed {
  if (isTangled(text)) return UNPARSED;
  const defines = new Map<string, Reference>();
  const missing = new Set<string>();
  const find = (label: string) => {
    const found = known.get(label) ?? defines.get(label);
    if (!found) missing.add(label);
    return found;
  };
  const references = new Proxy<Record<string, Reference>>(
    {},
    {
      get: (_, label) => find(String(label)),
      set(_, label, reference: Reference) {
        if (!growing) defines.set(String(label), reference);
        return true;
      },
    },
  );
  // What the footnotes' rules ask: -1 for a label that is defined. Their own numbers are not kept.
  const refs = new Proxy<Record<string, number>>(
    {},
    {
      get: (_, label) => find(noteKey(String(label).slice(1))) && -1,
      set(_, label, number: number) {
        if (number === -1) defines.set(noteKey(String(label).slice(1)), NOTE);
        return true;
      },
    },
  );
  const all = parser.parse(text, { references, growing, footnotes: { refs }, letters });
  for (const label of defines.keys()) missing.delete(label);
  const { tokens, notes, refers } = takeNotes(all);
  if (costOf(all) > MAX_COST || isTooDeep(all)) return { ...UNPARSED, defines };
  for (const note of notes) withTasks(note.tokens);
  if (growing) markOpenFence(all, text);
  return { tokens: withTasks(tokens), defines, missing, notes, refers, cites: citedIn(all) };
}

/** Says of a fence that goes on to the end of a growing text that it is open: its code is not whole yet. */
function markOpenFence(tokens: readonly Token[], text: string): void {
  const fence = tokens.findLast(({ type }) => type === 'fence');
  if (fence?.map && fence.map[1] >= text.split('\n').length - 1) fence.meta = { open: true };
}

/** Whether `line` begins a block of its own at the root when it follows `before` (which ends with a line break). */
export function startsBlock(before: string, line: string): boolean {
  const tokens: Token[] = [];
  parser.block.parse(before + line, parser, {}, tokens);
  const at = before.split('\n').length - 1;
  return tokens.some((token) => token.level === 0 && token.map?.[0] === at);
}

/**
 * Whether quoted and unquoted lines take turns too often: the parser reads to the end of such a run at each turn, so that
 * 20 KB of `> # a` and `b` would cost 0.4 s. Also whether quotes are nested too deep to be worth a try, or marks of footnotes too many.
 */
function isTangled(text: string): boolean {
  if (text.split('[^', MAX_NOTE_MARKS + 1).length > MAX_NOTE_MARKS || (text.includes('|') && fillsItselfUp(text))) return true;
  let turns = 0;
  let quoted = false;
  for (const line of text.includes('>') ? text.split('\n') : []) {
    const quotes = QUOTED.exec(line)?.[0].replace(/[^>]/g, '').length ?? 0;
    if (quotes > MAX_DEPTH) return true;
    if (quotes > 0 !== quoted) turns++;
    quoted = quotes > 0;
  }
  return turns > MAX_TURNS;
}

const costOf = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, { type, children }) => sum + (COST[type] ?? 1) + (children ? costOf(children) : 0), 0);

/** Whether a table asks for far more cells than it has text for: a row of one cell is filled up to the header's width. */
function fillsItselfUp(text: string): boolean {
  let columns = 0;
  let cells = 0;
  let length = 0;
  for (const line of text.split('\n')) {
    if (!line.trim()) columns = 0;
    else if (/^[\s>|:-]*\|[\s|:-]*$/.test(line) && line.includes('-')) columns = Math.max(columns, line.split('|').length);
    if (columns === 0) continue;
    cells += columns;
    length += line.length;
  }
  return cells > length + 200;
}

function isTooDeep(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) => (token.nesting === 1 && token.level >= MAX_DEPTH - 1) || token.children?.some((child) => child.level > MAX_DEPTH) === true,
  );
}

/** GFM's task lists: takes `[ ]` or `[x]` off an item's text and leaves `{ done, name }` in the item's `meta`. */
function withTasks(tokens: readonly Token[]): readonly Token[] {
  tokens.forEach((item, i) => {
    const first = tokens[i + 2]?.children?.[0];
    if (item.type !== 'list_item_open' || tokens[i + 1]?.type !== 'paragraph_open' || first?.type !== 'text') return;
    const box = /^\[([ xX])\](?:\s+|$)/.exec(first.content);
    if (!box) return;
    first.content = first.content.slice(box[0].length);
    item.meta = { done: box[1] !== ' ', name: textOf(tokens[i + 2]?.children ?? []) };
  });
  return tokens;
}

/** The words of inline tokens without their marks. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      token.type === 'softbreak' || token.type === 'hardbreak' ? ' ' : token.children ? textOf(token.children) : token.content,
    )
    .join('');
}
