import type { Token } from './parse';

/** A last line of nothing but marks: it may become a list, a rule, a heading or a table, so it is not shown yet. */
const UNDECIDED = /^[\s>]*(?:[-+*=_#`~|: ]*|\${1,2}|\\[[(]?)$/;
const FENCE = /^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(?:```|~~~)/gm;

/**
 * The tail of a growing answer as it is worth showing now: marks that wait for their partner get it, marks that have not
 * said what they are wait. Linear; never adds a target to a link.
 * @param fence the tail is an open fenced block, in which only its closing fence is a mark
 */
export function draft(tail: string, fence: boolean): string {
  if (fence) {
    const end = tail.lastIndexOf('\n') + 1;
    return end > 0 && /^ {0,3}[`~]+$/.test(tail.slice(end)) ? tail.slice(0, end) : tail;
  }
  if ((tail.match(FENCE)?.length ?? 0) % 2 === 1 || isInFormula(tail)) return tail;
  const lines = tail.split('\n');
  let line = lines.pop() ?? '';
  if (line && line.length < 1000 && UNDECIDED.test(line)) line = lines.pop() ?? '';
  const above = lines.at(-1) ?? '';
  if (/^ {0,3}\|./.test(line) && above.trim() === '') return [...lines, line, delimiterRow(line)].join('\n');
  return [...lines, closed(line)].join('\n');
}

/** Whether a formula on lines of its own is being written: what looks like a mark in it is none. */
function isInFormula(tail: string): boolean {
  let closer = '';
  let line = '';
  for (line of tail.split('\n')) {
    const text = line.trim();
    if (!text) closer = '';
    else if (closer) closer = text.includes(closer) ? '' : closer;
    else if (text.startsWith('$$')) closer = text.includes('$$', 2) ? '' : '$$';
    else if (text.startsWith('\\[')) closer = text.includes('\\]') ? '' : '\\]';
  }
  return closer !== '' && !UNDECIDED.test(line);
}

function delimiterRow(header: string): string {
  const cells = header
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/);
  return `|${' --- |'.repeat(cells.length)}`;
}

function closed(line: string): string {
  const ticks = line.match(/`+/g);
  if (ticks && ticks.length % 2 === 1) {
    const tick = ticks.at(-1) ?? '';
    return line.endsWith(tick) ? line.slice(0, -tick.length) : line + tick;
  }
  // An image or a link whose target is still being written shows its words only.
  let shown = line.replace(/!?\[([^[\]]*)\]\([^()\s]*$/, '$1');
  shown = shown.replace(/(?<=[^\s*])\*$|(?<=[^\s_])_$|(?<=[^\s~])~$/, (mark) => (isOpen(shown, mark.repeat(2)) ? '' : mark));
  shown = shown.replace(/(?<![*_~])(?:\*{1,3}|__|~~)$/, (mark) => (isOpen(shown, mark) ? '' : mark));
  const open = ['**', '__', '~~'].filter((mark) => isOpen(shown, mark));
  open.sort((a, b) => shown.lastIndexOf(b) - shown.lastIndexOf(a));
  return shown + open.join('');
}

/** Whether the last mark of this kind has no partner and has begun something. */
function isOpen(line: string, mark: string): boolean {
  const parts = line.replace(/`[^`]*`/g, '').split(mark);
  return parts.length % 2 === 0 && !/^\s/.test(parts.at(-1) ?? '');
}

/**
 * In a growing tail the address at the very end may not be whole (`https://exam`, or `[a]` on its way to `[a](b)`): it stays text.
 */
export function closeTail(tokens: readonly Token[]): readonly Token[] {
  const children = tokens.findLast((token) => token.type === 'inline' && token.content !== '')?.children ?? [];
  let rest = '';
  for (let i = children.length - 1; i >= 0; i--) {
    const token = children[i];
    if (token?.type === 'text') rest = token.content + rest;
    else if (token?.type !== 'link_close') {
      if (token?.nesting === 0) return tokens;
    } else {
      const start = children.findLastIndex((open, at) => at < i && open.type === 'link_open');
      const open = children[start];
      const undecided = open && (open.markup === 'linkify' || open.meta !== null);
      if (undecided && (!/\s/.test(rest) || /^[[(]/.test(rest))) {
        open.type = token.type = 'text';
        open.nesting = token.nesting = 0;
      }
      return tokens;
    }
  }
  return tokens;
}
