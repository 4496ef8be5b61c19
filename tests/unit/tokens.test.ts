import { globSync, readFileSync } from 'node:fs';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import llama from 'llama3-tokenizer-js';
import { expect, test } from 'vitest';
import { vocabularyOf } from '@/utils/core/models/vocabulary-of';
import { countWords, estimateTokens, leastTokens } from '@/utils/core/tokens';
import { expedition } from './recall/expedition';
import { teaTown } from './recall/tea-town';

const page = (language: string) => readFileSync(`tests/pages/excerpts/${language}.md`, 'utf8');
const all = (...patterns: string[]) =>
  globSync(patterns)
    .sort()
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
/** What the panel says, each message a line. */
const said = (language: string) => Object.values(JSON.parse(readFileSync(`utils/i18n/${language}.json`, 'utf8'))).join('\n');
const planted = ({ facts, later }: typeof teaTown) => [...facts, ...later].flat().join('\n');

const SAMPLES = {
  English: () => [page('en'), all('docs/*.md')],
  Russian: () => [page('ru'), planted(expedition), said('ru')],
  Chinese: () => [page('zh'), planted(teaTown), said('zh-Hans')],
  code: () => [all('utils/core/**/*.ts', 'components/**/*.tsx', 'scripts/*.mjs')],
};

test('tokens are estimated within a tenth, for o200k and for Llama', () => {
  const table: Record<string, object> = {};
  for (const [name, parts] of Object.entries(SAMPLES)) {
    const text = parts().join('\n\n').slice(0, 200_000);
    expect(new TextEncoder().encode(text).length).toBeGreaterThanOrEqual(20_000);
    const counted = { o200k: encode(text).length, llama: llama.encode(text, { bos: false, eos: false }).length };
    const off = (estimate: number, count: number) => Math.round((estimate / count - 1) * 1_000) / 10;
    const o200k = off(estimateTokens(text, 'o200k'), counted.o200k);
    const forLlama = off(estimateTokens(text, 'llama'), counted.llama);
    const unknown = off(estimateTokens(text), counted.llama);
    table[name] = { characters: text.length, ...counted, 'o200k, %': o200k, 'llama, %': forLlama, 'llama by default, %': unknown };
    for (const error of [o200k, forLlama]) expect(Math.abs(error), name).toBeLessThanOrEqual(10);
    // Who does not know the vocabulary is at most a tenth too low.
    expect(unknown, name).toBeGreaterThanOrEqual(-10);
  }
  console.table(table);
}, 60_000);

test('passages cost together about what their text costs', () => {
  for (const language of ['en', 'ru', 'zh', 'ja', 'ar', 'de']) {
    const lines = page(language).match(/.*\n+|.+$/g) ?? [];
    const sum = lines.reduce((tokens, line) => tokens + estimateTokens(line), 0);
    expect(Math.abs(sum / estimateTokens(page(language)) - 1), language).toBeLessThan(0.1);
  }
});

test('anything at all has an estimate, and nothing has none', () => {
  expect(estimateTokens('')).toBe(0);
  for (const text of ['a', ' ', '\n', '\n\n \n', '0', '。', '😀', '\uD800', '\0', 'ß', 'ﷺ', '1 2', ' a', '—', 'ก', '\uFFFF'])
    expect(estimateTokens(text), JSON.stringify(text)).toBeGreaterThanOrEqual(1);
  expect(estimateTokens('=====')).toBe(1);
});

test.each([
  ['gpt-5.2', 'o200k'],
  ['openai/gpt-oss-20b', 'o200k'],
  ['o3-mini', 'o200k'],
  ['meta-llama/Llama-4-Scout-17B', 'llama'],
  ['llama3.2:1b', 'llama'],
  ['DeepSeek-R1-Distill-Llama-70B', 'llama'],
  ['muse-spark', 'llama'],
  ['ollama/qwen3', 'o200k'],
  ['museum-7b', 'o200k'],
  ['mystery', 'o200k'],
  ['', 'o200k'],
])('the vocabulary of %s is guessed to be %s', (modelId, vocabulary) => {
  expect(vocabularyOf(modelId)).toBe(vocabulary);
});

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

test('words are counted as a reader would', () => {
  expect(countWords('The Danube’s low water, since 1893.')).toBe(6);
  expect(countWords('多瑙河 low')).toBe(4);
});
