import type { Token } from './parse';

/** A footnote: what it says, under its label. */
export interface Note {
  readonly label: string;
  readonly tokens: readonly Token[];
}

/** The key of a note's definition among the labels of link references, which never begin so. */
export const noteKey = (label: string) => `^:${label}`;
export const isNoteKey = (key: string) => key.startsWith('^:');

/** Takes the notes out of a piece's tokens, and lists the labels that its words refer to, in order. */
export function takeNotes(tokens: readonly Token[]): { tokens: readonly Token[]; notes: readonly Note[]; refers: readonly string[] } {
  const kept: Token[] = [];
  const notes: { label: string; tokens: Token[] }[] = [];
  const stack = [kept];
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      const note = { label: labelOf(token), tokens: [] };
      notes.push(note);
      stack.push(note.tokens);
    } else if (token.type === 'footnote_reference_close') stack.pop();
    else stack.at(-1)?.push(token);
  }
  const marks = marksIn(tokens);
  // The rule's own numbers count one piece only.
  for (const mark of marks) mark.meta = { label: labelOf(mark) };
  const refers = marks.map(labelOf);
  return { tokens: notes.length > 0 ? kept : tokens, notes, refers };
}

const marksIn = (tokens: readonly Token[]) =>
  tokens.flatMap(({ children }) => children?.filter(({ type }) => type === 'footnote_ref') ?? []);

export const labelOf = (token: Token) => String(token.meta?.['label'] ?? '');

interface WithNotes {
  readonly notes: readonly Note[];
  readonly refers: readonly string[];
}

/** The notes of an answer in the order of their numbers: as they are referred to, then those that nothing refers to. The first of a label counts. */
export function numberNotes(blocks: readonly WithNotes[]): { shown: readonly Note[]; numbers: ReadonlyMap<string, number> } {
  const defined = new Map<string, Note>();
  for (const { notes } of blocks) for (const note of notes) if (!defined.has(note.label)) defined.set(note.label, note);
  if (defined.size === 0) return NONE;
  const order = new Set([...blocks.flatMap(({ refers }) => refers).filter((label) => defined.has(label)), ...defined.keys()]);
  const numbers = new Map([...order].map((label, at) => [label, at + 1]));
  return { shown: [...order].flatMap((label) => defined.get(label) ?? []), numbers };
}

/** Gives each mark of a note in these tokens its number. @returns the numbers, in one string that differs where they do */
export function markNotes(tokens: readonly Token[], numbers: ReadonlyMap<string, number>): string {
  return marksIn(tokens)
    .map((mark) => {
      const number = numbers.get(labelOf(mark)) ?? 0;
      mark.meta = { label: labelOf(mark), number };
      return number;
    })
    .join();
}

const NONE = { shown: [], numbers: new Map<string, number>() };
