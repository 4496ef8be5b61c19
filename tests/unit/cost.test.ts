import { afterEach, expect, test } from 'vitest';
import { costOf } from '@/utils/core/cost';
import type { Price, Usage } from '@/utils/core/rows';
import { inDollars } from '@/utils/i18n/dollars';
import { speak } from '@/utils/i18n/words';

afterEach(() => speak('en', {}));

/** Dollars a million: an answer of a million tokens each costs as many dollars. */
const PRICE: Price = { input: 2, output: 10, cachedInput: 0.5 };
const MILLION = 1_000_000;

test.each<[name: string, usage: Usage, price: Price, dollars: number]>([
  ['question and answer', { inputTokens: MILLION, outputTokens: MILLION }, PRICE, 12],
  ['cached tokens, counted among the rest', { inputTokens: MILLION, outputTokens: 0, cachedTokens: MILLION / 2 }, PRICE, 1.25],
  ['nothing but cached tokens', { inputTokens: MILLION, outputTokens: 0, cachedTokens: MILLION }, PRICE, 0.5],
  ['cached tokens, counted apart', { inputTokens: MILLION, outputTokens: 0, cachedTokens: 2 * MILLION }, PRICE, 3],
  [
    'cached tokens without a price of their own',
    { inputTokens: MILLION, outputTokens: 0, cachedTokens: MILLION },
    { input: 2, output: 10 },
    2,
  ],
  ['thoughts, counted among the rest', { inputTokens: 0, outputTokens: MILLION, reasoningTokens: MILLION / 2 }, PRICE, 10],
  ['thoughts, counted apart', { inputTokens: 0, outputTokens: MILLION, reasoningTokens: 2 * MILLION }, PRICE, 30],
  ['a free model', { inputTokens: MILLION, outputTokens: MILLION }, { input: 0, output: 0 }, 0],
])('%s have their price', (_name, usage, price, dollars) => {
  expect(costOf({ usage, price })).toBeCloseTo(dollars, 10);
});

test('what is not known costs nobody knows what, not nothing', () => {
  expect(costOf({})).toBeUndefined();
  expect(costOf({ price: PRICE })).toBeUndefined();
  expect(costOf({ usage: { inputTokens: 1, outputTokens: 1 } })).toBeUndefined();
  expect(costOf({ usage: { inputTokens: 1 }, price: PRICE })).toBeUndefined();
  expect(costOf({ usage: { outputTokens: 1 }, price: PRICE })).toBeUndefined();
});

test('pictures have prices of their own, which nobody knows', () => {
  const usage = { inputTokens: 1, outputTokens: 1 };
  const picture = { type: 'picture', fileId: 'f', name: 'picture-1.png', size: { width: 1, height: 1 } } as const;
  expect(costOf({ usage, price: PRICE, parts: [{ type: 'text', text: 'Words' }] })).toBeDefined();
  expect(costOf({ usage, price: PRICE, parts: [picture] })).toBeUndefined();
  expect(costOf({ usage: { ...usage, pictureTokens: 0 }, price: PRICE, pictureTool: true })).toBeDefined();
  expect(costOf({ usage: { ...usage, pictureTokens: 9 }, price: PRICE, pictureTool: true })).toBeUndefined();
  expect(costOf({ usage, price: PRICE, pictureTool: true })).toBeUndefined();
});

test.each([
  [0.003_14, '$0.0031'],
  [0.000_000_2, '$0.0000002'],
  [0.096, '$0.10'],
  [0.2, '$0.20'],
  [12.345, '$12.35'],
  [1_234, '$1,234.00'],
  [0, '$0.00'],
])('%d dollars are written as %s', (amount, text) => {
  expect(inDollars(amount)).toBe(text);
});

test('dollars are written as the spoken language has them', () => {
  speak('de', {});
  expect(inDollars(0.003_14)).toBe('0,0031\u00a0$');
  speak('ar', {});
  expect(inDollars(12.5)).toBe('\u200f12.50\u00a0US$\u200e');
});
