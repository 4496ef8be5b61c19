import { askedUnits } from './asked-units';
import type { Cut } from './cut';
import { languageOf } from './languages';
import { asksForSummary, asksInOrder } from './question-words';
import { type Chosen, Room } from './room';
import { type Scorable, scorePassages } from './score-passages';
import { spreadOver } from './spread-over';
import { termsFor } from './terms';

/** A passage's neighbours come along at this part of its score. */
const NEIGHBOUR = 0.45;
/** What scores less than this part of the best was not asked for. */
const FALL = 0.15;
/** The first passage of each text tells what it is: so much of the room may go to these. */
const NAMING = 0.1;
/** Where no passage holds this much of what is asked for, matches may be accidents: they get half of the room. */
const LEAST_COVERED = 0.25;

/**
 * Chooses passages until the room is full: the nearest to the question with their neighbours, then the beginning of the newest text. Where
 * nothing is near, or the whole is meant, the beginnings and what says most, spread over the texts. What is to be translated or written
 * anew goes from its beginning.
 * @param cuts the newest first
 */
export async function fillByQuestion(cuts: readonly Cut[], tokens: number, question: string): Promise<Chosen> {
  const room = new Room(cuts, tokens);
  const inOrder = cuts.flatMap((cut) => cut.passages.map((_, at) => [cut, at] as const));
  if (asksInOrder(question)) room.fill(inOrder, tokens, 0);
  else {
    await fillChosen(cuts, room, question);
    room.fill(inOrder);
  }
  return room.chosen;
}

async function fillChosen(cuts: readonly Cut[], room: Room, question: string): Promise<void> {
  const texts = await Promise.all(cuts.map(scorable));
  const asked = await askedUnits(
    question,
    texts.map(({ terms }) => terms.language),
  );
  const { scores, covered } = scorePassages(texts, asked, question);
  const isSure = covered >= LEAST_COVERED && !asksForSummary(question);
  const named = cuts.map((cut) => [cut, 0] as const);
  room.fill(named, room.free * NAMING);
  room.fill(ranked(cuts, scores), isSure ? room.free : room.free / 2);
  if (!isSure) spreadOver(cuts, texts, room);
}

async function scorable({ source, passages }: Cut): Promise<Scorable> {
  const sample = passages.slice(0, 60).map(({ text }) => text);
  return { passages, terms: await termsFor(languageOf(source.language, sample.join('\n'))) };
}

/** The passages near to the question and their neighbours, the best first. */
function ranked(cuts: readonly Cut[], scores: readonly Float64Array[]): [Cut, number][] {
  const best = scores.reduce((most, some) => some.reduce((max, score) => Math.max(max, score), most), 0);
  const all: { cut: Cut; at: number; value: number }[] = [];
  cuts.forEach((cut, text) => {
    const own = scores[text] ?? new Float64Array();
    const values = own.map((score, at) => Math.max(score, NEIGHBOUR * Math.max(own[at - 1] ?? 0, own[at + 1] ?? 0)));
    let head = 0;
    cut.passages.forEach(({ kind }, at) => {
      if (kind !== 'row') return;
      if (cut.passages[at - 1]?.kind !== 'row') head = at;
      // A row says little without the head of its table.
      values[head] = Math.max(values[head] ?? 0, own[at] ?? 0);
    });
    values.forEach((value, at) => {
      if (value > 0 && value >= FALL * best) all.push({ cut, at, value });
    });
  });
  all.sort((a, b) => b.value - a.value);
  // What is said twice is sent once.
  const said = new Set<string>();
  return all.flatMap(({ cut, at }): [Cut, number][] => {
    const { text = '' } = cut.passages[at] ?? {};
    if (said.has(text)) return [];
    said.add(text);
    return [[cut, at]];
  });
}
