import { languageOf } from './languages';
import { askingWordsOf } from './question-words';
import { fold, type Terms, termsFor } from './terms';

/** What a text is made of, for looking things up in it. */
interface Units {
  /** Words of scripts with spaces, folded, in their order. */
  words: readonly string[];
  /** Runs of characters of scripts without spaces, and of Hangul, where particles are written onto words. */
  runs: readonly string[];
}

/** One thing to look for: a word, or one or two characters of a script without spaces. */
export interface AskedUnit {
  unit: string;
  isWord: boolean;
  /** How much it counts beside its rarity. */
  weight: number;
}

/** Thai, Lao, Burmese, Khmer, kana, Han and Hangul, by their blocks: ten times as fast as by their scripts. */
const RUN_BLOCKS =
  '\\u0E00-\\u0EFF\\u1000-\\u109F\\u1100-\\u11FF\\u1780-\\u17FF\\u3005-\\u3007\\u3040-\\u30FA\\u30FC-\\u30FF\\u3400-\\u9FFF\\uAC00-\\uD7A3\\uF900-\\uFAFF\\u{20000}-\\u{323AF}';
const HAS_RUN = new RegExp(`[${RUN_BLOCKS}]`, 'u');
const RUN = new RegExp(`[${RUN_BLOCKS}]+`, 'gu');
const HAN = /\p{Script=Han}/u;
const ASCII = /^[\0-\x7F]*$/;
const ASCII_WORD = /[a-z0-9]+(?:'[a-z]+)*/g;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** Thousands are parted by a point, a comma, an apostrophe or a space. */
const THOUSANDS = /(?<=\d)[.,' ](?=\d{3}(?!\d))/g;

export function unitsOf(text: string): Units {
  let folded = fold(text);
  if (/\d/.test(folded)) folded = folded.replace(THOUSANDS, '');
  if (ASCII.test(folded)) return { words: folded.match(ASCII_WORD) ?? [], runs: [] };
  if (!HAS_RUN.test(folded)) return { words: folded.match(WORD) ?? [], runs: [] };
  return { words: folded.replace(RUN, ' ').match(WORD) ?? [], runs: folded.match(RUN) ?? [] };
}

/** A question may be a pasted text, with what is asked before or after it: so many are looked for of its beginning, and of its end. */
const MOST_UNITS = 48;

/**
 * What a question asks for, without the words of asking.
 * @param languages those of the texts
 */
export async function askedUnits(question: string, languages: readonly string[]): Promise<AskedUnit[]> {
  const own = languageOf('', question);
  const all = await Promise.all([...new Set([own, ...languages])].map(termsFor));
  const asking = new Set([own, ...languages, 'en'].flatMap(askingWordsOf).map(fold));
  const says = (word: string): boolean => !asking.has(word) && all.every((terms) => terms.term(word) !== undefined);
  const { words, runs } = unitsOf(question);
  const said = [...words, ...runs.flatMap((run) => wordsIn(run, all[0]))].filter(says);
  const units = said.flatMap(unitsOfWord);
  const each = [...new Map(units.map((unit) => [unit.unit, unit])).values()];
  return each.length > 2 * MOST_UNITS ? [...each.slice(0, MOST_UNITS), ...each.slice(-MOST_UNITS)] : each;
}

/** The words of a run, without the single characters that `Terms` gives after each. */
function wordsIn(run: string, terms: Terms | undefined): string[] {
  let singles = 0;
  return (terms?.words(run) ?? []).filter((word) => {
    if (singles > 0) {
      singles--;
      return false;
    }
    if (word.length > 1) singles = [...word].filter((character) => HAN.test(character)).length;
    return true;
  });
}

/** What a word is looked for by. Pairs of characters find it whichever way a text is parted; single Han characters find synonyms. */
export function unitsOfWord(word: string): AskedUnit[] {
  if (!HAS_RUN.test(word)) return [{ unit: word, isWord: true, weight: 1 }];
  const characters = [...word];
  const singles = characters.filter((character) => HAN.test(character));
  const weight = characters.length === 1 ? 0.6 : 0.15;
  const grams = singles.map((unit): AskedUnit => ({ unit, isWord: false, weight }));
  for (let at = 1; at < characters.length; at++)
    grams.push({ unit: `${characters[at - 1]}${characters[at]}`, isWord: false, weight: 1 / Math.sqrt(characters.length - 1) });
  return grams;
}
