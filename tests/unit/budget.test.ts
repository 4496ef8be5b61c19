import { expect, test } from 'vitest';
import { answerReserve, longestAnswer } from '@/utils/core/budget';

test('a quarter of a small window, and 4,096 tokens of a large one, are kept for the answer', () => {
  expect(answerReserve(8_192)).toBe(2_048);
  expect(answerReserve(1_000_000)).toBe(4_096);
});

test('an answer is asked for at most half of the window', () => {
  expect(longestAnswer(8_192)).toBe(4_096);
});
