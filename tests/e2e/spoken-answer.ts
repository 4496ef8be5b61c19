import { expect } from './expect';
import type { Answer } from './model-server';

/** An answer of three sentences and a piece of code, as slow as a screen reader needs to keep up. */
export const spokenAnswer: Answer = {
  text: [
    'The first lens was ',
    'lit in 1823. ',
    'It stood at Cordouan. ',
    '\n\n```js\nlet a;\n```\n\n',
    'It burned ',
    'rape oil, ',
    'which was clean.',
  ],
  delayMs: 1_200,
};

/** Sees that it was read out by sentences, with nothing said twice. */
export function expectSpoken(said: readonly string[]): void {
  expect(said[0]).toBe('The answer is being written.');
  expect(said[1]).toBe('The first lens was lit in 1823.');
  expect(said.join(' ').match(/Code, 1 line\./g)).toHaveLength(1);
  for (const sentence of ['The first lens was lit in 1823.', 'It stood at Cordouan.', 'It burned rape oil, which was clean.'])
    expect(
      said.filter((each) => each.includes(sentence)),
      sentence,
    ).toHaveLength(1);
}
