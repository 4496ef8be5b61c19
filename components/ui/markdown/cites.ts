import type { MarkdownIt } from 'markdown-it';
import { type ComponentType, createContext } from 'react';
import { type Cited, citationAt } from '@/utils/core/citations/cited';
import { UNFOUND } from '@/utils/core/citations/with-marks';
import type { Token } from './parse';

/** A passage as its mark in an answer is drawn. */
export interface CiteMarkProps {
  /** Absent for `UNFOUND`. */
  cited?: Cited;
  /** From 1, in the order in which passages are first pointed at. */
  number: number;
}

/** How an answer's text says where it comes from. */
export interface Cites {
  /** Of the sources that it may point at. */
  letters: ReadonlySet<string>;
  Mark: ComponentType<CiteMarkProps>;
  /** What stands under a block that has marks. */
  Under: ComponentType<{ block: number }>;
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
    if (!(letters instanceof Set) || letters.size === 0 || state.src.charAt(state.pos) !== '[') return false;
    const isUnfound = state.src.startsWith(UNFOUND, state.pos);
    const found = isUnfound ? { end: state.pos + UNFOUND.length, cited: [undefined] } : citationAt(state.src, state.pos, letters);
    if (!found) return false;
    if (!silent) {
      state.pending = state.pending.trimEnd();
      for (const cited of found.cited) state.push('cite', '', 0).meta = { cited };
    }
    state.pos = found.end;
    return true;
  });
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

const keyOf = (cited: Cited | undefined): string => (cited ? `${cited.letter}${cited.n}` : '');

/** The passages that tokens point at, in order. */
export function citedIn(tokens: readonly Token[]): readonly string[] {
  return citesIn(tokens).map((token) => keyOf(citedOf(token)));
}

/** Numbers passages in the order in which an answer first points at each. */
export function numberCites(blocks: readonly { readonly cites: readonly string[] }[]): ReadonlyMap<string, number> {
  const order = new Set(blocks.flatMap(({ cites }) => cites).filter(Boolean));
  return new Map([...order].map((key, at) => [key, at + 1]));
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
