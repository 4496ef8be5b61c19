import { expect, test } from 'vitest';
import { answerReserve, fitSources } from '@/utils/core/budget';
import { countWords, estimateTokens } from '@/utils/core/tokens';

/** Ten passages of 40 characters: 10 tokens each. */
const source = (fileId: string) => {
  const text = Array.from({ length: 10 }, (_, at) => `${fileId}${at}`.padEnd(39, '.').concat('\n')).join('');
  return { fileId, text, ends: () => Array.from({ length: 10 }, (_, at) => (at + 1) * 40) };
};

test('everything is sent where everything fits', () => {
  const [a, b] = fitSources([source('a'), source('b')], 200);
  expect(a).toMatchObject({ sent: 1, of: 1, text: source('a').text });
  expect(b).toMatchObject({ sent: 1, of: 1 });
});

test('the first source comes whole before the second gets any', () => {
  const [a, b] = fitSources([source('a'), source('b')], 130);
  expect(a).toMatchObject({ sent: 1, of: 1 });
  expect(b).toMatchObject({ sent: 3, of: 10 });
  expect(b?.text).toBe(source('b').text.slice(0, 120));
});

test('what comes after a cut source is not sent', () => {
  const [, b] = fitSources([source('a'), { fileId: 'b', text: 'tiny', ends: () => [4] }], 95);
  expect(b).toMatchObject({ sent: 0, of: 1, text: '' });
});

test('no budget sends nothing and says so', () => {
  expect(fitSources([source('a')], -5)).toEqual([{ fileId: 'a', text: '', sent: 0, of: 10 }]);
});

test('what is sent never costs more than the budget', () => {
  for (let tokens = 0; tokens < 220; tokens += 7) {
    const sent = fitSources([source('a'), source('b')], tokens).map(({ text }) => estimateTokens(text));
    expect(sent.reduce((sum, cost) => sum + cost, 0)).toBeLessThanOrEqual(tokens);
  }
});

test('a quarter of a small window, and 4,096 tokens of a large one, are kept for the answer', () => {
  expect(answerReserve(8_192)).toBe(2_048);
  expect(answerReserve(1_000_000)).toBe(4_096);
});

test('scripts without spaces cost a token a character', () => {
  expect(estimateTokens('多瑙河的水位')).toBe(6);
  expect(estimateTokens('abcdefgh')).toBe(2);
  expect(estimateTokens('Дунай!!!')).toBe(4);
});

test('words are counted as a reader would', () => {
  expect(countWords('The Danube’s low water, since 1893.')).toBe(6);
  expect(countWords('多瑙河 low')).toBe(4);
});

test('a picture goes whole or not at all, and displaces nothing newer', () => {
  const picture = (fileId: string) => ({ fileId, tokens: 1_600 });
  expect(fitSources([picture('a'), source('b'), picture('c')], 1_750)).toMatchObject([
    { fileId: 'a', sent: 1, of: 1 },
    { fileId: 'b', sent: 1, of: 1 },
    { fileId: 'c', sent: 0, of: 1 },
  ]);
});
