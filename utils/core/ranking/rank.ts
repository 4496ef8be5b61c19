import type { Passage } from '@/utils/core/passages/passages';
import { chooseUnlike } from './choose-unlike';
import { languageOf } from './languages';
import { indexPassages, type PassageIndex } from './passage-index';
import { askingWordsOf } from './question-words';
import { standingsOf } from './standings';
import { type Terms, termsFor } from './terms';

interface Ranked {
  passage: Passage;
  score: number;
}

/**
 * Of what a question asks for, weighed by rarity, one passage must hold this much; below it, a match is an accident. On the test pages
 * questions that the page answers have 0.2 and more. Most others have less, but of two words one may stand on any page.
 */
const LEAST_COVERED = 0.2;

/**
 * The passages nearest to a question, best first; empty where what it asks for is not on the page.
 * @param language BCP 47 as the page declares it, or empty
 */
export async function rankPassages(passages: readonly Passage[], question: string, language: string): Promise<Ranked[]> {
  const terms = await termsOfPage(passages, language, question);
  const asked = askedTerms(question, terms);
  if (asked.length === 0) return [];
  const index = indexPassages(passages, terms);
  const found = index.search.search(' ', {
    tokenize: () => asked,
    processTerm: (term) => term,
    combineWith: 'OR',
    boost: { context: 0.5 },
    prefix: (term) => term.length >= 4,
    // Only for what is nowhere as it stands: a slip of the pen.
    fuzzy: (term) => term.length >= 6 && !index.frequency.has(term) && 0.2,
    weights: { prefix: 0.3, fuzzy: 0.3 },
    boostDocument: (id: number) => index.weights[id] ?? 1,
  });
  const rarityOf = (some: readonly string[]): number => some.reduce((sum, term) => sum + index.rarity(term), 0);
  const covered = Math.max(0, ...found.slice(0, 8).map(({ queryTerms }) => rarityOf(queryTerms) / rarityOf(asked)));
  if (covered < LEAST_COVERED) return [];
  // MiniSearch multiplies by the number of terms that match, on top of adding them up: too steep to cut by.
  return found
    .flatMap(({ id, score, queryTerms }) => (passages[id] ? [{ passage: passages[id], score: score / queryTerms.length }] : []))
    .sort((a, b) => b.score - a.score);
}

/** Whether a question asks for anything but "this page". */
export async function asksForSomething(passages: readonly Passage[], question: string, language: string): Promise<boolean> {
  return askedTerms(question, await termsOfPage(passages, language, question)).length > 0;
}

const MOST_CHARACTERS = 2_000;

/**
 * The passages that say most, in the page's order: near the title, the headings and the terms that run through the page, unlike one
 * another, from different sections, and together no more than can be taken in at a glance.
 * @param title and anything else to be stressed
 */
export async function keyPassages(passages: readonly Passage[], title: string, language: string, most: number): Promise<Passage[]> {
  const terms = await termsOfPage(passages, language, title);
  const index = indexPassages(passages, terms);
  const telling = tellingTerms(passages, title, terms, index);
  const standing = standingsOf(passages);
  const found = index.search.search(' ', {
    tokenize: () => [...telling.keys()],
    processTerm: (term) => term,
    combineWith: 'OR',
    fields: ['text'],
    boostTerm: (term) => telling.get(term) ?? 1,
    boostDocument: (id: number) => (index.weights[id] ?? 1) * Math.max(standing[id] ?? 0, 0.01),
  });
  const scores = new Map<number, number>(found.map(({ id, score, queryTerms }) => [id, score / queryTerms.length]));
  const all = passages.map(({ heading, text }, id) => ({
    id,
    score: scores.get(id) ?? 0,
    terms: index.terms[id] ?? new Set<string>(),
    section: heading,
    length: text.length,
  }));
  const fit = all.filter(({ id }) => standing[id]);
  const chosen = chooseUnlike(fit.length > 0 ? fit : all, most, MOST_CHARACTERS);
  return chosen.sort((a, b) => a - b).flatMap((id) => passages[id] ?? []);
}

/** @param question whose language it is where the page is too short to tell */
function termsOfPage(passages: readonly Passage[], language: string, question: string): Promise<Terms> {
  const sample = passages.slice(0, 60).map(({ text }) => text);
  return termsFor(languageOf(language, sample.join('\n')) || languageOf('', question));
}

/** The terms of a question that say what it is about, each once. */
function askedTerms(question: string, terms: Terms): string[] {
  const asking = new Set([terms.language, 'en'].flatMap((language) => askingWordsOf(language)).flatMap((word) => terms.words(word)));
  return [...new Set(terms.words(question).flatMap((word) => (asking.has(word) ? [] : (terms.term(word) ?? []))))];
}

/** The terms in most passages, the headings' and, above them, the title's. */
function tellingTerms(passages: readonly Passage[], title: string, terms: Terms, { frequency }: PassageIndex): Map<string, number> {
  const common = [...frequency].filter(([, n]) => n > 1).sort((a, b) => b[1] - a[1]);
  const telling = new Map(common.slice(0, 14).map(([term]) => [term, 1]));
  const raise = (text: string, weight: number): void => {
    for (const word of terms.words(text)) {
      const term = terms.term(word);
      if (term && frequency.has(term)) telling.set(term, weight);
    }
  };
  for (const heading of new Set(passages.slice(0, 1_000).map((passage) => passage.heading))) raise(heading, 1);
  raise(title, 1.5);
  return telling;
}
