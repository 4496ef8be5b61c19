import type { MarkdownIt } from 'markdown-it';
import { type ComponentType, createContext } from 'react';
import { type Cited, citationAt } from '@/utils/core/citations/cited';
import { UNFOUND } from '@/utils/core/citations/with-marks';
import type { Parsed, Token } from './parse';

/** A passage as its mark in an answer is drawn. */
export interface CiteMarkProps {
  /** Absent for `UNFOUND`. */
  cited?: Cited;
  /** From 1, in the order in which passages are first pointed at; 0 where there is no such passage. */
  number: number;
}

/** How an answer's text says where it comes from. */
export interface Cites {
  /** Of the sources that it may point at. */
  letters: ReadonlySet<string>;
  Mark: ComponentType<CiteMarkProps>;
  /** Whether there is such a passage, to be numbered and listed. */
  has(cited: Cited): boolean;
  /** What stands under a block that has marks. */
  Under: ComponentType<{ block: number }>;
  /** What stands under the whole text once it has ended; the passages as they are numbered from 1. */
  End?: ComponentType<{ cited: readonly Cited[] }>;
}

/** Given to what shows an answer that may point at sources; always the same object for one answer. */
export const CitesContext = createContext<Cites | undefined>(undefined);

/** Which block a mark stands in: its place among the others. */
export const BlockContext = createContext(0);

export const NO_LETTERS: ReadonlySet<string> = new Set();

/** Makes tokens of citations: one a passage, and none of what stands in code. The space before is the mark's. */
export function readCites(parser: MarkdownIt): void {
  parser.inline.ruler.before('link', 'cite', (state, silent) => {
    const letters: unknown = state.env['letters'];
    // Whoever looks for a link's end skips over tokens, and gives up at one that spans brackets.
    if (silent || !(letters instanceof Set) || letters.size === 0 || state.src.charAt(state.pos) !== '[') return false;
    const isUnfound = state.src.startsWith(UNFOUND, state.pos);
    const found = isUnfound ? { end: state.pos + UNFOUND.length, cited: [undefined] } : citationAt(state.src, state.pos, letters);
    if (!found) return false;
    state.pending = state.pending.trimEnd();
    for (const cited of found.cited) state.push('cite', '', 0).meta = { cited };
    state.pos = found.end;
    return true;
  });
}

/** A mark is a button, and none may stand in a link or in the words for a picture: there it comes behind. */
export function citesAfterLinks(parser: MarkdownIt): void {
  parser.core.ruler.push('cites_after_links', ({ tokens }) => {
    for (const token of tokens)
      if (token.children?.some(({ type }) => type === 'cite' || type === 'image')) token.children = moved(token.children);
  });
}

function moved(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  let inLink = false;
  let waiting: Token[] = [];
  for (const token of tokens) {
    if (token.type === 'link_open') inLink = true;
    const pictured = token.type === 'image' ? (token.children ?? []).filter(({ type }) => type === 'cite') : [];
    if (token.type === 'link_close') inLink = false;
    // A link of nothing but marks has no words to be clicked.
    if (token.type === 'link_close' && waiting.length > 0 && out.at(-1)?.type === 'link_open') {
      out.pop();
      const before = out.at(-1);
      if (before?.type === 'text') before.content = before.content.trimEnd();
    } else if (token.type === 'cite' && inLink) waiting.push(token);
    else out.push(token);
    waiting.push(...pictured);
    if (inLink) continue;
    out.push(...waiting);
    waiting = [];
  }
  return out;
}

/** Brackets of Chinese and Japanese begin nothing that the parser looks at: they are ours to it. As long as they were. */
export function withPlainBrackets(text: string, letters: ReadonlySet<string>): string {
  if (!text.includes('【')) return text;
  return text.replace(/【(\s?[a-z]{1,2}[0-9][^【】[\]\n]{0,120})】/gi, (all, inside, at) =>
    citationAt(text, at, letters) ? `[${inside}]` : all,
  );
}

const citesIn = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap(({ children }) => children?.filter(({ type }) => type === 'cite') ?? []);

/** What our own rule put there. */
export const citedOf = (token: Token) => token.meta?.['cited'] as Cited | undefined;

/** A passage as one string, which two marks of it share; empty for `UNFOUND`. */
export const keyOf = (cited: Cited | undefined): string => (cited ? `${cited.letter}${cited.n}` : '');

/** The passages that tokens point at, in order. */
export function citedIn(tokens: readonly Token[]): readonly (Cited | undefined)[] {
  return citesIn(tokens).map(citedOf);
}

/** The passages that there are, each once, in the order in which an answer first points at each. */
export function passagesCited(blocks: readonly Pick<Parsed, 'cites'>[], has: Cites['has']): readonly Cited[] {
  const found = new Map<string, Cited>();
  for (const cited of blocks.flatMap(({ cites }) => cites))
    if (cited && has(cited) && !found.has(keyOf(cited))) found.set(keyOf(cited), cited);
  return [...found.values()];
}

/** Numbers passages by their places. */
export function numberCites(cited: readonly Cited[]): ReadonlyMap<string, number> {
  return new Map(cited.map((each, at) => [keyOf(each), at + 1]));
}

/** Gives each mark in these tokens its number. @returns the numbers, in one string that differs where they do */
export function markCites(tokens: readonly Token[], numbers: ReadonlyMap<string, number>): string {
  return citesIn(tokens)
    .map((token) => {
      const number = numbers.get(keyOf(citedOf(token))) ?? 0;
      token.meta = { ...token.meta, number };
      return number;
    })
    .join();
}
