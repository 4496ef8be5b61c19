import { expect } from './expect';
import type { ModelServer } from './model-server';
import { textSent } from './text-sent';

/** An answer of which two do not fit beside a page into the window of a model that nobody knows. */
export const LONG = 'The keeper trimmed the wick every four hours, day and night. '.repeat(150);
export const SUMMARY = 'They spoke of wicks [a4].';
export const REWORDED = 'They spoke of candles.';

/** The last question went with a summary of the turns before it, which was asked for first. */
export function expectSummedUp({ questions }: ModelServer): void {
  const [asked, last] = questions.slice(-2).map(({ body }) => textSent(body));
  expect(asked).toContain('Write a summary');
  expect(asked).toContain('trimmed the wick');
  expect(last).toContain(SUMMARY);
  expect(last).not.toContain('Write a summary');
}
