import { expect, test } from 'vitest';
import { answerReserve, fitSources, SAFETY } from '@/utils/core/budget';
import { estimateTokens } from '@/utils/core/tokens';

/** Ten passages of a line each. */
const source = (fileId: string) => {
  const lines = Array.from({ length: 10 }, (_, at) => `Line ${at} of ${fileId} tells of the river and of the town.\n`);
  const text = lines.join('');
  const ends = lines.map((_, at) => lines.slice(0, at + 1).join('').length);
  return { fileId, text, ends: () => ends };
};

/** Room for so many lines, the margin included. */
const room = (lines: number) => Math.ceil((lines * estimateTokens(source('a').text) * SAFETY) / 10) + 3;

test('everything is sent where everything fits', () => {
  const [a, b] = fitSources([source('a'), source('b')], room(20));
  expect(a).toMatchObject({ sent: 1, of: 1, text: source('a').text });
  expect(b).toMatchObject({ sent: 1, of: 1 });
});

test('the first source comes whole before the second gets any', () => {
  const [a, b] = fitSources([source('a'), source('b')], room(13));
  expect(a).toMatchObject({ sent: 1, of: 1 });
  expect(b).toMatchObject({ sent: 3, of: 10 });
  expect(b?.text).toBe(source('b').text.slice(0, source('b').ends()[2]));
});

test('what comes after a cut source is not sent', () => {
  const [, b] = fitSources([source('a'), { fileId: 'b', text: 'tiny', ends: () => [4] }], room(9.5));
  expect(b).toMatchObject({ sent: 0, of: 1, text: '' });
});

test('no budget sends nothing and says so', () => {
  expect(fitSources([source('a')], -5)).toEqual([{ fileId: 'a', text: '', sent: 0, of: 10 }]);
});

test('what is sent never costs more than the budget', () => {
  for (let tokens = 0; tokens < room(22); tokens += 7) {
    const sent = fitSources([source('a'), source('b')], tokens).map(({ text }) => estimateTokens(text));
    expect(sent.reduce((sum, cost) => sum + cost, 0)).toBeLessThanOrEqual(tokens / SAFETY);
  }
});

test('a quarter of a small window, and 4,096 tokens of a large one, are kept for the answer', () => {
  expect(answerReserve(8_192)).toBe(2_048);
  expect(answerReserve(1_000_000)).toBe(4_096);
});

test('a picture goes whole or not at all, and displaces nothing newer', () => {
  const picture = (fileId: string) => ({ fileId, tokens: 1_600 });
  expect(fitSources([picture('a'), source('b'), picture('c')], 1_600 * SAFETY + room(12))).toMatchObject([
    { fileId: 'a', sent: 1, of: 1 },
    { fileId: 'b', sent: 1, of: 1 },
    { fileId: 'c', sent: 0, of: 1 },
  ]);
});
