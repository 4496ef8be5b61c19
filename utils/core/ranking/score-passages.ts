import type { Passage } from '@/utils/core/passages/passages';
import { answerKindsOf } from './answer-kinds';
import type { AskedUnit } from './asked-units';
import { isBoilerplate } from './boilerplate';
import { createHits, type Sign } from './hits';
import type { Terms } from './terms';

/** The passages of one text, and what its language makes of words. */
export interface Scorable {
  passages: readonly Passage[];
  terms: Terms;
}

interface Scores {
  /** For each text, one a passage; 0 where nothing that was asked for stands in it. */
  scores: Float64Array[];
  /** How much of what was asked for, weighed by rarity, the fullest passage has; 0 to 1. */
  covered: number;
}

/** What stands in the heading or a table's head counts so much, and what stands in the passage before or after. */
const ABOVE = 0.5;
const BESIDE = 0.3;

/**
 * How near each passage is to what was asked for: the rarity of what stands in it (BM25 without repetitions, which short passages hardly
 * have), and less of what stands around it. Linear in the texts, and without an index, as each question is asked once.
 */
export function scorePassages(texts: readonly Scorable[], asked: readonly AskedUnit[], question = ''): Scores {
  const found = texts.map((text) => signsIn(text, asked));
  const count = texts.reduce((sum, { passages }) => sum + passages.length, 0);
  const exact = new Float64Array(asked.length);
  for (const sign of new Set(found.flatMap(({ all }) => [...all])))
    if (sign.strength === 1) exact[sign.unit] = (exact[sign.unit] ?? 0) + sign.n;
  const rarity = (n: number): number => Math.log(1 + (count - n + 0.5) / (n + 0.5));
  const worth = asked.map(({ weight }, unit) => weight * rarity(exact[unit] ?? 0));
  const most = worth.reduce((sum, each) => sum + each, 0) || 1;
  const sums = new Float64Array(asked.length);

  function add(signs: readonly Sign[] | undefined, share: number): void {
    for (const { unit, strength, n } of signs ?? []) {
      const whole = share * (worth[unit] ?? 0);
      const value = strength === 1 ? whole : Math.min(whole, share * strength * (asked[unit]?.weight ?? 0) * rarity(n));
      const before = sums[unit] ?? 0;
      // Two parts of a compound say more than one; together no more than the word itself.
      sums[unit] = strength === 1 || share < 1 ? Math.max(before, value) : Math.max(before, Math.min(whole, before + value));
    }
  }

  let covered = 0;
  const scores = texts.map(({ passages }, text) => {
    const { own, above } = found[text] ?? { own: [], above: [] };
    return Float64Array.from(passages, (passage, at) => {
      const signs = own[at] ?? [];
      if (signs.length === 0) return 0;
      sums.fill(0);
      add(signs, 1);
      add(above[at], ABOVE);
      add(own[at - 1], BESIDE);
      add(own[at + 1], BESIDE);
      const score = sums.reduce((sum, each) => sum + each, 0);
      covered = Math.max(covered, score / most);
      return score / (0.8 + (0.2 * passage.text.length) / 300);
    });
  });
  return { scores: weighed(texts, scores, question), covered };
}

/** What is no statement of the text counts less, what holds a number where a number is asked for, more. */
const UNSAID = 0.7;
const ANSWERING = 1.25;
/** As many are looked at for that; more do not fit into most windows. */
const MOST_WEIGHED = 600;

function weighed(texts: readonly Scorable[], scores: readonly Float64Array[], question: string): Float64Array[] {
  const mayAnswer = answerKindsOf(question);
  const all = Float64Array.from(scores.flatMap((some) => [...some].filter((score) => score > 0))).sort();
  const least = all.at(-Math.min(MOST_WEIGHED, all.length)) ?? 0;
  return scores.map((some, text) =>
    some.map((score, at) => {
      const passage = texts[text]?.passages[at];
      if (!passage || score < least) return score * UNSAID;
      return score * (isBoilerplate(passage) ? UNSAID : 1) * (mayAnswer(passage.text) ? ANSWERING : 1);
    }),
  );
}

interface Found {
  own: Sign[][];
  above: Sign[][];
  all: Set<Sign>;
}

function signsIn({ passages, terms }: Scorable, asked: readonly AskedUnit[]): Found {
  const find = createHits(asked, terms);
  const all = new Set<Sign>();
  const own = passages.map(({ text }) => {
    const signs = find(text);
    for (const sign of signs) {
      sign.n++;
      all.add(sign);
    }
    return signs;
  });
  const headings = new Map<string, Sign[]>();
  let head: Sign[] = [];
  const above = passages.map(({ heading, kind }, at) => {
    if (kind !== 'row') head = [];
    else if (passages[at - 1]?.kind !== 'row') head = own[at] ?? [];
    const signs = headings.get(heading) ?? find(heading);
    headings.set(heading, signs);
    return head.length > 0 ? [...signs, ...head] : signs;
  });
  return { own, above, all };
}
