import type { ModelMessage } from 'ai';
import { withoutBounds } from '@/utils/core/bounds';
import { inGroups } from '@/utils/core/in-groups';
import { runsOfNumbers } from '@/utils/core/number-runs';
import type { SentSource } from '@/utils/core/rows';
import { estimateTokens } from '@/utils/core/tokens';
import { type CarriedSource, partsOf, passagesThatGo } from './source-parts';

/** What each of several requests reads, which together read all of the sources. */
export type Portion = SentSource[];

/** Tokens of the notes on one portion: below the least nothing can be said in them. */
const NOTES = { least: 128, most: 1_024 };
/** The mark of a passage. */
const LABEL_TOKENS = 6;

/**
 * All of the texts among the sources, in as few portions as have room.
 * @param sources in the order of the chat
 * @param room tokens of one portion
 */
export function portionsOf(sources: readonly CarriedSource[], room: number): Portion[] {
  const passages = sources.flatMap((source) =>
    passagesThatGo(source).map((passage, _, { length }) => ({ source, ...passage, of: length })),
  );
  const tokensOf = ({ source, start, end }: (typeof passages)[number]) => estimateTokens(source.file.text.slice(start, end)) + LABEL_TOKENS;
  return inGroups(passages, tokensOf, room).map((group) =>
    [...Map.groupBy(group, ({ source }) => source)].map(([{ file, letter }, its]) => ({
      ...{ fileId: file.id, letter, sent: its.length, of: its[0]?.of ?? 0 },
      passages: runsOfNumbers(its.map(({ n }) => n)),
    })),
  );
}

/** Tokens that the notes on each portion may have, so that all of them fit where the sources did not. */
export function notesTokens(portions: number, room: number): number {
  return Math.max(NOTES.least, Math.min(NOTES.most, Math.floor(room / portions)));
}

/** What is asked about one portion. @param at from 1 */
export function portionPrompt(
  portion: Portion,
  sources: readonly CarriedSource[],
  question: string,
  { at, of }: { at: number; of: number },
): ModelMessage[] {
  const content = portion.flatMap((sent) => {
    const source = sources.find(({ file }) => file.id === sent.fileId);
    return source ? partsOf(source.file, sent, new Map()) : [];
  });
  const wish = `This is part ${at} of ${of} of the sources; each is asked about by itself. Do not answer the question yet. Note briefly what in this part bears on it, each note with its mark. If nothing does, write only “Nothing”.`;
  return [{ role: 'user', content: [...content, { type: 'text', text: question }, { type: 'text', text: wish }] }];
}

/** The notes on all portions, as they stand in the place of the sources. */
export function notesText(notes: readonly string[]): string {
  const said = notes.map((note) => note.trim()).filter((note) => note && !/^["“]?nothing\W*$/i.test(note));
  const inside = withoutBounds(said.join('\n')) || 'Nothing.';
  return `<notes>\n${inside}\n</notes>\nThese notes were taken from all parts of the sources for the question that follows. Answer from them, and keep their marks.`;
}
