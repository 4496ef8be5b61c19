import { type AskedUnit, unitsOfWord } from './asked-units';
import type { Cut } from './cut';
import type { Room } from './room';
import { type Scorable, scorePassages } from './score-passages';
import { standingsOf } from './standings';

/** Of a text's share, so much for its beginning. */
const OPENING = 0.25;
/** The newest of several texts has so much of the room, the others the rest in equal parts. */
const NEWEST = 0.5;
/** Passages from all over a text tell what it is about. */
const MOST_SAMPLED = 300;
const MOST_TELLING = 16;

/** Fills the room with the beginning of each text, and with what says most in each part of it, with the passage that follows. */
export function spreadOver(cuts: readonly Cut[], texts: readonly Scorable[], room: Room): void {
  const tokens = room.free;
  cuts.forEach((cut, at) => {
    const text = texts[at];
    if (!text) return;
    const share = tokens * (cuts.length === 1 ? 1 : at === 0 ? NEWEST : (1 - NEWEST) / (cuts.length - 1));
    const places = cut.passages.map((_, place) => place);
    room.fillWith(cut, places, share * OPENING);
    room.fillWith(cut, tellingPlaces(cut, text, share * (1 - OPENING)), share * (1 - OPENING));
  });
}

/** The places of what says most in each of as many equal parts as there is room for, then of what follows each of them. */
function tellingPlaces({ passages, costOf }: Cut, text: Scorable, tokens: number): number[] {
  const sampled = everyNth(passages, 50);
  const cost = sampled.reduce((sum, { at }) => sum + costOf(at), 0) / Math.max(1, sampled.length);
  const parts = Math.max(1, Math.ceil(tokens / cost / 2));
  const values = valuesOf(text);
  const best = Array.from({ length: Math.min(parts, passages.length) }, (_, part) => {
    const from = Math.floor((part * passages.length) / parts);
    const to = Math.max(from + 1, Math.floor(((part + 1) * passages.length) / parts));
    let at = from;
    for (let next = from; next < to; next++) if ((values[next] ?? 0) > (values[at] ?? 0)) at = next;
    return at;
  });
  return [...best, ...best.map((at) => at + 1).filter((at) => at < passages.length)];
}

/** How much each passage says of what the text is about. */
function valuesOf(text: Scorable): number[] {
  const [scores] = scorePassages([text], tellingUnits(text)).scores;
  return standingsOf(text.passages).map((standing, at) => standing * (scores?.[at] ?? 0));
}

/** The words that run through a text. */
function tellingUnits({ passages, terms }: Scorable): AskedUnit[] {
  const frequency = new Map<string, { word: string; n: number }>();
  for (const { item } of everyNth(passages, MOST_SAMPLED)) {
    const said = new Set<string>();
    for (const word of terms.words(`${item.heading}\n${item.text}`)) {
      const term = word.length > 1 ? terms.term(word) : undefined;
      if (term === undefined || said.has(term)) continue;
      said.add(term);
      const known = frequency.get(term);
      if (known) known.n++;
      else frequency.set(term, { word, n: 1 });
    }
  }
  return [...frequency.values()]
    .filter(({ n }) => n > 1)
    .sort((a, b) => b.n - a.n)
    .slice(0, MOST_TELLING)
    .flatMap(({ word }) => unitsOfWord(word));
}

function everyNth<T>(items: readonly T[], most: number): { item: T; at: number }[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  return items.flatMap((item, at) => (at % step === 0 ? [{ item, at }] : []));
}
