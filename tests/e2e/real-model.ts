import { quotationsIn } from '../../utils/core/citations/quotations';
import { sourceOf } from '../../utils/core/citations/source-of';
import { wordStream } from '../../utils/core/citations/word-stream';
import { textOf } from '../../utils/core/parts';
import { passagesOf } from '../../utils/core/passages/passages';
import type { Message, SourceFile } from '../../utils/core/rows';
import { expect } from './expect';

/** Tokens that the real model's server reads. */
export const CONTEXT_SIZE = 4_096;
/** The model is loaded with the first question. */
export const LOAD_MS = 60_000;
export const FIRST_ANSWER_MS = 90_000;

/** Sees that an answer is a sentence or more, and tells of no more tokens than the model can read and of no fewer than the page has. */
export function expectUsage(answer: string): void {
  expect(answer.length).toBeGreaterThan(40);
  const [, tokens] = /([\d,]+) tokens/.exec(answer) ?? [];
  const used = Number(tokens?.replace(',', ''));
  expect(used).toBeGreaterThan(500);
  expect(used).toBeLessThan(CONTEXT_SIZE);
}

/** What is said of a page that is too long: our words, then the server's own. */
export const TOO_LONG = ['longer than the model can read', 'exceeds the available context size'];

const folded = (text: string): string =>
  ` ${wordStream(text)
    .map(({ word }) => word)
    .join(' ')} `;

/**
 * Sees that each mark that matching gave the last answer is true: its passage has the words before it, and what is said to be in no source is in none.
 * @param kept all that is kept, as `everythingKept` tells it
 */
export function expectMarksHold(kept: Record<string, string>): void {
  const messages = JSON.parse(kept['aside/messages'] ?? '[]') as Message[];
  const files = JSON.parse(kept['aside/files'] ?? '[]') as SourceFile[];
  const answer = messages
    .filter(({ role, status }) => role === 'assistant' && status === 'done')
    .sort((one, other) => one.seq - other.seq)
    .at(-1);
  const said = textOf(answer?.parts ?? []);
  expect(said).not.toBe('');
  for (const { at, cited } of answer?.marks ?? []) {
    const quoted = quotationsIn(said).find(({ end }) => end === at);
    if (cited) {
      const source = sourceOf(answer?.sent ?? [], cited);
      const file = files.find(({ id }) => id === source?.fileId);
      const passage = passagesOf(file?.text ?? '', file?.language ?? '').find(({ n }) => n === cited.n);
      const last = wordStream(said.slice(quoted?.start ?? 0, at)).slice(-4);
      expect(folded(passage?.text ?? ''), said).toContain(folded(last.map(({ word }) => word).join(' ')));
    } else {
      const all = files.map(({ text }) => folded(text)).join('');
      expect(
        quoted?.pieces.every((piece) => all.includes(folded(piece))),
        said,
      ).toBe(false);
    }
  }
}
