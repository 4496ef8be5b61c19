import { type AskedUnit, unitsOf } from './asked-units';
import { likeness } from './likeness';
import type { Terms } from './terms';

/** A term of the texts that is what was asked for, or like it. */
export interface Sign {
  /** The place of the asked unit. */
  unit: number;
  /** 1 where it is the same; less for what is only like it. */
  strength: number;
  /** In how many passages it stands. */
  n: number;
}

/** What of the asked units stands in a text: each sign once. */
export type FindSigns = (text: string) => Sign[];

/**
 * Looks for the same things in one text of a language after the other. Each word is stemmed and compared once, so a text costs little
 * more than parting it.
 */
export function createHits(asked: readonly AskedUnit[], terms: Terms): FindSigns {
  const sought = asked.map(({ unit, isWord }) => (isWord ? terms.term(unit) : undefined));
  const grams = new Map(asked.flatMap(({ unit, isWord }, at) => (isWord ? [] : [[unit, { unit: at, strength: 1, n: 0 }] as const])));
  const inGrams = new Uint8Array(65_536);
  for (const gram of grams.keys()) for (let at = 0; at < gram.length; at++) inGrams[gram.charCodeAt(at)] = 1;
  const byTerm = new Map<string, Sign[]>();
  const byWord = new Map<string, Sign[]>();

  function signsOf(word: string): Sign[] {
    const known = byWord.get(word);
    if (known) return known;
    const term = terms.term(word);
    const signs = (term !== undefined && byTerm.get(term)) || [];
    if (term !== undefined && !byTerm.has(term)) {
      sought.forEach((other, unit) => {
        const strength = other === undefined ? 0 : likeness(term, other);
        if (strength > 0) signs.push({ unit, strength, n: 0 });
      });
      byTerm.set(term, signs);
    }
    byWord.set(word, signs);
    return signs;
  }

  return (text) => {
    const found = new Set<Sign>();
    const { words, runs } = unitsOf(text);
    for (const word of words) for (const sign of signsOf(word)) found.add(sign);
    if (grams.size > 0)
      for (const run of runs)
        for (let at = 0; at < run.length; at++) {
          if (!inGrams[run.charCodeAt(at)]) continue;
          const one = grams.get(run.charAt(at));
          if (one) found.add(one);
          const two = inGrams[run.charCodeAt(at + 1)] ? grams.get(run.slice(at, at + 2)) : undefined;
          if (two) found.add(two);
        }
    return [...found];
  };
}
