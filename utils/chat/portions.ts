import type { ModelMessage } from 'ai';
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
  const portions: Portion[] = [];
  let left = 0;
  for (const source of sources) {
    const passages = passagesThatGo(source);
    let numbers: number[] = [];
    const close = (): void => {
      const { file, letter } = source;
      if (numbers.length > 0)
        portions.at(-1)?.push({ fileId: file.id, letter, sent: numbers.length, of: passages.length, passages: runsOfNumbers(numbers) });
      numbers = [];
    };
    for (const { n, start, end } of passages) {
      const tokens = estimateTokens(source.file.text.slice(start, end)) + LABEL_TOKENS;
      if (tokens > left) {
        close();
        portions.push([]);
        left = room;
      }
      left -= tokens;
      numbers.push(n);
    }
    close();
  }
  return portions.filter((portion) => portion.length > 0);
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
  const inside = said.join('\n').replace(/<(?=\/?\s*notes)/gi, '‹') || 'Nothing.';
  return `<notes>\n${inside}\n</notes>\nThese notes were taken from all parts of the sources for the question that follows. Answer from them, and keep their marks.`;
}
