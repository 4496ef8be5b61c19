import MiniSearch from 'minisearch';
import type { Passage } from '@/utils/core/passages/passages';
import { isBoilerplate } from './boilerplate';
import type { Terms } from './terms';

/** Passages made ready to be searched. Ids are places in the list: passages of several pages may share their numbers. */
export interface PassageIndex {
  search: MiniSearch<Document>;
  /** The terms of each passage, each once. */
  terms: ReadonlySet<string>[];
  /** In how many passages a term stands. */
  frequency: ReadonlyMap<string, number>;
  /** How telling a term is: BM25's inverse document frequency. */
  rarity(term: string): number;
  /** What a passage's score is multiplied by: less than 1 for what is no statement of the page. */
  weights: number[];
}

interface Document {
  id: number;
  text: string;
  /** What a reader has in mind at this place: the heading, a table's head. */
  context: string;
}

export function indexPassages(passages: readonly Passage[], terms: Terms): PassageIndex {
  let own = new Set<string>();
  const search = new MiniSearch<Document>({
    fields: ['text', 'context'],
    tokenize: (text) => terms.words(text),
    processTerm(word, field) {
      const term = terms.term(word);
      if (term && field === 'text') own.add(term);
      return term;
    },
  });
  const perPassage: Set<string>[] = [];
  const frequency = new Map<string, number>();
  const weights: number[] = [];
  let head: Passage | undefined;
  passages.forEach((passage, id) => {
    const isHead = passage.kind === 'row' && passages[id - 1]?.kind !== 'row';
    if (isHead) head = passage;
    else if (passage.kind !== 'row') head = undefined;
    weights.push(isHead || passage.text === passage.heading || isBoilerplate(passage) ? 0.4 : 1);
    own = new Set();
    search.add({ id, text: passage.text, context: head ? `${passage.heading}\n${head.text}` : passage.heading });
    perPassage.push(own);
    for (const term of own) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  });
  const count = passages.length;
  const rarity = (term: string): number => {
    const n = frequency.get(term) ?? 0;
    return Math.log(1 + (count - n + 0.5) / (n + 0.5));
  };
  return { search, terms: perPassage, frequency, rarity, weights };
}
