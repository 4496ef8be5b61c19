import MarkdownIt from 'markdown-it';

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
}

/** FACTS, ceilings. Past it the parser would drop blocks silently. */
const MAX_DEPTH = 32;
const MAX_TURNS = 100;
const QUOTED = /^(?:[ \t]|[-+*][ \t]|\d{1,9}[.)][ \t])*>[> \t]*/;

/** What is shown as plain text, and asks nothing and tells nothing. */
export const UNPARSED: Parsed = { tokens: null, defines: new Map(), missing: new Set() };

const parser = new MarkdownIt({ html: false, linkify: true, maxNesting: MAX_DEPTH });
// For GFM's bare `www.` names; what else it finds is left as text (`render.tsx`).
parser.linkify.set({ fuzzyLink: true });
// Which targets may be links, and how they are written, is decided where they are shown: `target.ts`.
parser.validateLink = () => true;
parser.normalizeLink = (url) => url;
parser.normalizeLinkText = (url) => url;

/**
 * Parses one piece of an answer.
 * @param known definitions from other pieces; the first one of a label counts
 * @param growing while true, definitions in the piece itself are not believed: `[a]: http://exam` may be on its way to anywhere
 */
export function parse(text: string, known: ReadonlyMap<string, Reference>, growing: boolean): Parsed {
  if (isTangled(text)) return UNPARSED;
  const defines = new Map<string, Reference>();
  const missing = new Set<string>();
  const references = new Proxy<Record<string, Reference>>(
    {},
    {
      get(_, label) {
        const found = known.get(String(label)) ?? defines.get(String(label));
        if (!found) missing.add(String(label));
        return found;
      },
      set(_, label, reference: Reference) {
        if (!growing) defines.set(String(label), reference);
        return true;
      },
    },
  );
  const tokens = parser.parse(text, { references });
  for (const label of defines.keys()) missing.delete(label);
  // A row of one cell is filled up to the header's width: 20 KB could ask for 65,536 cells.
  if (tokens.length > 2 * text.length + 100 || isTooDeep(tokens)) return { ...UNPARSED, defines };
  return { tokens: withTasks(tokens), defines, missing };
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
 * 20 KB of `> # a` and `b` would cost 0.4 s. Also whether quotes are nested too deep to be worth a try.
 */
function isTangled(text: string): boolean {
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
