import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

/** Characters a formula may have; more is left as text. */
const MAX_TEX = 2000;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;
const AFTER_DOLLAR = /^(?!\w)|^(?:th|st|nd|rd|s)\b/;
const CLOSERS: Readonly<Record<string, string>> = { $$: '$$', '\\[': '\\]', '\\(': '\\)' };

/**
 * Reads formulas: `$…$`, `$$…$$`, `\(…\)` and `\[…\]`, the last three over several lines too, but never over an empty one, where a piece may
 * end. A formula is a token `maths` with its TeX as `content` and `meta: { display, open }`; `open` says that its end has not arrived yet
 * (`env.growing`). Each search stops at the next mark of its kind, so all of them together are linear.
 */
export function readMaths(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'maths', inline);
  md.block.ruler.before('fence', 'maths_block', block, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
}

function inline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const opener = CLOSERS[src.slice(pos, pos + 2)] ? src.slice(pos, pos + 2) : src[pos] === '$' ? '$' : null;
  if (!opener) return false;
  const within = src.slice(pos, Math.min(pos + MAX_TEX, state.posMax));
  const length = opener === '$' ? lengthOfDollar(state, within) : lengthTo(state, CLOSERS[opener] ?? '');
  if (length === -1) return false;
  const end = pos + length;
  const tex = src.slice(pos + opener.length, end);
  if (!tex.trim() || (opener !== '$$' && isProse(tex)) || (opener === '\\[' && !/^\s|[\\^_={}<>+]/.test(tex))) return false;
  if (!silent) {
    const token = state.push('maths', '', 0);
    token.content = tex.trim();
    token.markup = opener;
    token.meta = { display: opener === '$$' || opener === '\\[', open: false };
  }
  state.pos = end + opener.length;
  return true;
}

/** Where each kind of end was looked for last, and found (or -1): 10,000 openers without an end search the text once, not each. */
const searched = new WeakMap<StateInline, Map<string, { from: number; at: number }>>();

/** How far the end is of the formula that begins here, or -1. */
function lengthTo(state: StateInline, closer: string): number {
  const { src, pos, posMax } = state;
  const ends = searched.get(state) ?? new Map<string, { from: number; at: number }>();
  searched.set(state, ends);
  let last = ends.get(closer);
  if (!last || last.from > pos || (last.at !== -1 && last.at < pos + 2)) {
    last = { from: pos, at: src.indexOf(closer, pos + 2) };
    ends.set(closer, last);
  }
  const { at } = last;
  return at === -1 || at + closer.length > posMax || at - pos > MAX_TEX ? -1 : at - pos;
}

/**
 * How far the `$` is that ends the formula which begins with one, or -1. The next `$` decides: after a space, before a digit or in a word it
 * closes nothing. So `$5 and $10`, `US$5`, `$HOME/bin:$PATH` are not maths.
 */
function lengthOfDollar({ src, pos, posMax, env }: StateInline, within: string): number {
  if (/[\s$]/.test(within[1] ?? ' ') || /\w/.test(src[pos - 1] ?? ' ')) return -1;
  let end = 0;
  do end = within.indexOf('$', end + 1);
  while (end !== -1 && within[end - 1] === '\\');
  if (end === -1 || /\s/.test(within[end - 1] ?? '') || within.slice(0, end).includes('`')) return -1;
  // What follows has not arrived: `$5/$` may be on its way to `$5/$10`.
  if (env['growing'] && pos + end === posMax - 1 && /\d/.test(within[1] ?? '')) return -1;
  return AFTER_DOLLAR.test(src.slice(pos + end + 1, pos + end + 4)) ? end : -1;
}

/** Words between two marks that happen to stand there: `$5 to 10$`, `\(see below\)`. */
function isProse(tex: string): boolean {
  return !/[\\^_={}<>+]/.test(tex) && /(?:^|\s)\p{L}{2,}[\s,.;:]/u.test(`${tex} `) && /\s/.test(tex.trim());
}

function block(state: StateBlock, first: number, last: number, silent: boolean): boolean {
  if ((state.sCount[first] ?? 0) - state.blkIndent >= 4) return false;
  const begin = lineOf(state, first);
  const opener = begin.slice(0, 2);
  const closer = opener === '\\(' ? undefined : CLOSERS[opener];
  if (!closer) return false;
  const lines = [begin.slice(2)];
  let at = first;
  let closed = endsWith(lines[0] ?? '', closer);
  while (!closed) {
    if (lines.at(-1)?.includes(closer)) return false;
    at += 1;
    if (at >= last && state.env['growing']) break;
    const line = at < last && (state.sCount[at] ?? 0) >= state.blkIndent ? lineOf(state, at) : '';
    if (!line || (opener !== closer && line.startsWith(opener)) || FENCE.test(line)) return false;
    lines.push(line);
    closed = endsWith(line, closer);
  }
  const tex = lines.join('\n').trim();
  const content = closed ? tex.slice(0, -2).trim() : tex;
  if (content.includes(closer) || content.length > MAX_TEX || (closed && !content)) return false;
  if (silent) return true;
  state.line = closed ? at + 1 : at;
  const token = state.push('maths', '', 0);
  token.block = true;
  token.content = content;
  token.markup = opener;
  token.map = [first, state.line];
  token.meta = { display: true, open: !closed };
  return true;
}

const lineOf = (state: StateBlock, line: number) =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);

const endsWith = (line: string, closer: string) => line.trimEnd().endsWith(closer);
