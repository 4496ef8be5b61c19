import type { Passage } from '@/utils/core/passages/passages';
import type { Mark } from '@/utils/core/rows';
import { type Cited, citationAt, withoutCitations } from './cited';
import { type Run, sharedRuns } from './match-words';
import { isOwnText } from './own-text';
import { quotationsIn } from './quotations';
import { type Word, weightOf, wordStream } from './word-stream';

/** A source that an answer was given. */
export interface GivenSource {
  letter: string;
  /** Those that were sent. */
  passages: readonly Passage[];
  /** All of it: who quotes what was not sent still quotes. */
  text: string;
}

/** A run of so many words is no accident. */
const LEAST_RUN = 7;
/** Quotations of fewer words are names, or words that somebody holds at arm's length. */
const LEAST_QUOTED = 4;
/** Characters of an answer that are looked at. */
const MOST = 200_000;
const MOST_MARKS = 500;

/** What must not be cut by a mark, and what says nothing of the sources. */
const CODE =
  /```[\s\S]*?(?:```|(?![\s\S]))|~~~[\s\S]*?(?:~~~|(?![\s\S]))|`[^`\n]*`|\$\$[\s\S]*?\$\$|\$[^$\n]+\$|<?https?:\/\/\S+|^ {0,3}\[[^\]\n]+\]:.*$|(?<=^\n)(?: {4}|\t).*$/gm;
const LINK = /!?\[[^[\]\n]*\]\([^()\n]*\)/g;
const CITATION = /[[【][^[\]【】\n]{2,140}[\]】]/g;

/**
 * Where the words of an answer stand in its sources, as far as it does not say so itself: a quotation, or a long run of words, that one
 * passage alone holds; quotations that no source holds; and citations that are none. Nothing else is marked.
 * @param own what else may be quoted: the user's words, titles; without citations of earlier answers
 */
export function marksFor(answer: string, sources: readonly GivenSource[], own: readonly string[]): Mark[] {
  const text = answer.slice(0, MOST);
  const letters = new Set(sources.map(({ letter }) => letter));
  const cites = [...text.matchAll(CITATION)].filter(({ index }) => citationAt(text, index, letters));
  const code = rangesOf(text, CODE);
  const silent = [...code, ...cites.map(({ index, 0: all }) => [index, index + all.length] as const)];
  const given = sources.flatMap(({ letter, passages }) => passages.map(({ n, text: words }) => ({ letter, n, words: wordStream(words) })));
  const words = wordStream(text).filter(({ start }) => !silent.some(([from, to]) => start >= from && start < to));
  const runs = sharedRuns(
    words,
    given.map((passage) => passage.words),
    LEAST_QUOTED,
  );
  const links = rangesOf(text, LINK);
  const marks: Mark[] = [];
  const add = (place: number, passage: (typeof given)[number] | undefined): void => {
    const at = links.find(([from, to]) => place > from && place < to)?.[1] ?? place;
    if (isCited(text, at, cites)) return;
    marks.push({ at, ...(passage ? { cited: { letter: passage.letter, n: passage.n } } : {}) });
  };

  const texts = [...sources.map((source) => source.text), ...own];
  const isSent = (cited: Cited) => given.some(({ letter, n }) => letter === cited.letter && n === cited.n);
  for (const { index, 0: all } of cites) {
    if (code.some(([from, to]) => index >= from && index < to) || citationAt(text, index, letters)?.cited.some(isSent)) continue;
    if (isOwnText(text, index, all, texts)) marks.push({ at: index + all.length, plain: true });
  }

  const quotations = quotationsIn(text).filter(({ start }) => !silent.some(([from, to]) => start >= from && start < to));
  const all = texts.map(folded);
  for (const { start, end, pieces } of quotations) {
    const quoted = wordsWithin(words, start, end);
    if (weightOf(words.slice(quoted.from, quoted.to)) < LEAST_QUOTED) continue;
    // Marks of its own stand in it or behind it, and are checked by themselves.
    const bare = pieces.map((piece) => withoutCitations(piece, letters));
    const isMarked = cites.some(({ index }) => index >= start && index < end);
    if (!isSaid(bare, all)) add(end, undefined);
    else if (isMarked) continue;
    else {
      const only = onlyPassage(runs, quoted.from, quoted.to);
      if (only !== undefined) add(end, given[only]);
    }
  }
  for (const { from, to } of longest(runs, words)) {
    const [start, last] = [words[from]?.start ?? 0, words[to - 1]?.end ?? 0];
    if (quotations.some((each) => start < each.end && each.start < last)) continue;
    const only = onlyPassage(runs, from, to);
    if (only !== undefined) add(last + (/^["'”»’」』)*_]+/.exec(text.slice(last))?.[0].length ?? 0), given[only]);
  }
  return tidy(marks, text);
}

function rangesOf(text: string, pattern: RegExp): (readonly [number, number])[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: all }) => [index, index + all.length] as const);
}

function wordsWithin(words: readonly Word[], start: number, end: number): { from: number; to: number } {
  const from = words.findIndex((word) => word.start >= start);
  const to = words.findIndex((word) => word.end > end);
  return { from: from < 0 ? words.length : from, to: to < 0 ? words.length : to };
}

/** Words between spaces, as texts are compared. */
function folded(text: string): string {
  return ` ${wordStream(text)
    .map(({ word }) => word)
    .join(' ')} `;
}

/** Whether one text says all pieces of a quotation, in their order. */
function isSaid(pieces: readonly string[], texts: readonly string[]): boolean {
  return texts.some((text) => {
    let at = 0;
    return pieces.every((piece) => {
      const words = folded(piece);
      const found = words.trim() === '' ? at : text.indexOf(words, at);
      at = found + words.length - 1;
      return found >= 0;
    });
  });
}

/** The only passage that shares these words, or, of a quotation over several passages, most of them; undefined where several do. */
function onlyPassage(runs: readonly Run[], from: number, to: number): number | undefined {
  const within = runs.filter((run) => run.from < to && from < run.to);
  const shared = new Map<number, number>();
  for (const run of within) {
    const length = Math.min(run.to, to) - Math.max(run.from, from);
    shared.set(run.passage, Math.max(shared.get(run.passage) ?? 0, length));
  }
  const [first, second] = [...shared].sort((a, b) => b[1] - a[1]);
  return first && (!second || second[1] < first[1]) ? first[0] : undefined;
}

/** The runs that are long enough to say something by themselves, none of which lies within another. */
function longest(runs: readonly Run[], words: readonly Word[]): Run[] {
  const long = runs.filter(({ from, to }) => weightOf(words.slice(from, to)) >= LEAST_RUN);
  long.sort((a, b) => b.to - b.from - (a.to - a.from));
  const kept: Run[] = [];
  for (const run of long) if (!kept.some(({ from, to }) => run.from < to && from < run.to)) kept.push(run);
  return kept;
}

/** Whether the sentence that a place stands in points at something itself, at or after the place. */
function isCited(text: string, at: number, cites: readonly RegExpExecArray[]): boolean {
  const next = cites.find(({ index }) => index >= at);
  return (
    next !== undefined && next.index - at < 400 && !/[.!?…]["”»’)]?\s|[。！？]|\n/.test(text.slice(at, next.index).trimEnd().slice(0, -1))
  );
}

/** Marks in order; of neighbours in one line that point at the same passage only the last. */
function tidy(marks: readonly Mark[], text: string): Mark[] {
  const inOrder = [...marks].sort((a, b) => a.at - b.at);
  return inOrder
    .filter(({ at, cited }, place) => {
      const next = inOrder[place + 1];
      const isSame = cited && next?.cited?.letter === cited.letter && next.cited.n === cited.n;
      return !(isSame && !text.slice(at, next.at).includes('\n'));
    })
    .slice(0, MOST_MARKS);
}
