import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leastTokens } from '@/utils/core/tokens';

const page = (language: string) => readFileSync(new URL(`../pages/excerpts/${language}.md`, import.meta.url), 'utf8');

// Counted with the vocabularies of o200k and Llama 3 (gpt-tokenizer, llama3-tokenizer-js); the smaller of the two.
test.each([
  ['an English page', page('en'), 1240],
  ['a German page', page('de'), 1250],
  ['a Russian page', page('ru'), 1482],
  ['an Arabic page', page('ar'), 1376],
  ['a Chinese page', page('zh'), 1365],
  ['a Japanese page', page('ja'), 1500],
  ['a short word, again and again', ' the'.repeat(3000), 3000],
  ['a long word, again and again', ' information'.repeat(3000), 3000],
  ['the longest Chinese entry, again and again', '中华人民共和国'.repeat(500), 500],
  ['the longest Japanese entry, again and again', 'ありがとうございます'.repeat(500), 500],
  ['Thai', 'สวัสดีครับประเทศไทย'.repeat(300), 1800],
  ['Korean', '안녕하세요 대한민국 '.repeat(500), 1501],
  ['spaces', `word${' '.repeat(5000)}word`, 42],
  ['line ends', '\n'.repeat(5000), 157],
  ['signs', '='.repeat(5000), 78],
  ['one letter', 'a'.repeat(5000), 625],
  ['one number', '1234567890'.repeat(500), 1667],
  ['addresses', 'https://www.example.com/path/to/page.html '.repeat(500), 4501],
  ['code', 'getElementById querySelectorAll '.repeat(500), 2501],
  ['letters and numbers', 'a1b2c3d4 '.repeat(500), 4001],
  ['contractions', "rock'n'roll l'homme d’un ".repeat(400), 3201],
  ['a table', '| a | b | c |\n'.repeat(500), 3500],
])('of %s, no more tokens are claimed than there are', (_name, text, counted) => {
  expect(leastTokens(text)).toBeLessThanOrEqual(counted);
});

test.each([
  ['en', 1240, 0.7],
  ['ru', 1482, 0.45],
  ['zh', 1365, 0.25],
  ['ja', 1500, 0.25],
])('of a page in %s enough tokens are claimed to notice a cut', (language, counted, share) => {
  expect(leastTokens(page(language))).toBeGreaterThan(counted * share);
});

test('a long text without spaces is counted in no time', () => {
  const began = performance.now();
  leastTokens(page('zh').repeat(500));
  expect(performance.now() - began).toBeLessThan(1_000);
});
