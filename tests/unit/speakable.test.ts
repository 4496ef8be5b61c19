import { expect, test } from 'vitest';
import { plainText } from '@/utils/core/speech/plain-text';
import { type Spoken, speakable } from '@/utils/core/speech/speakable';

const said = (spoken: readonly Spoken[]) => spoken.map((each) => (each.type === 'text' ? each.text : each.type));

/** What is said of a text that arrives letter by letter, and at its end. */
function listen(text: string, language = 'en'): string[] {
  const heard: string[] = [];
  let next = 0;
  for (let length = 1; length <= text.length + 1; length++) {
    const step = speakable(text.slice(0, length), next, length > text.length, language);
    heard.push(...said(step.spoken));
    next = step.next;
  }
  expect(next).toBe(text.length);
  return heard;
}

test('a sentence is said when it is whole, and once', () => {
  expect(listen('It was lit in 1823. Dr. Fresnel made the lens. The end')).toEqual([
    'It was lit in 1823.',
    'Dr. Fresnel made the lens.',
    'The end',
  ]);
  expect(speakable('It was lit in', 0, false, 'en')).toEqual({ spoken: [], next: 0 });
});

test('headings, items and quotes are said line by line, without their marks', () => {
  expect(listen('# Lamps\n\nBefore **1780**:\n\n- oil\n- *tallow*, see [here](https://a.b/c)\n\n> a `quote`\n')).toEqual([
    'Lamps',
    'Before 1780:',
    'oil',
    'tallow, see here',
    'a quote',
  ]);
});

test('code and tables are named in short, when they are over', () => {
  const code = 'See:\n\n```js\nlet a = 1;\nlet b = 2;\n```\n\nDone.';
  expect(listen(code)).toEqual(['See:', 'code', 'Done.']);
  expect(speakable(code, 6, true, 'en').spoken[0]).toEqual({ type: 'code', lines: 2 });
  const table = '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nAfter it.';
  expect(listen(table)).toEqual(['table', 'After it.']);
  expect(speakable(table, 0, true, 'en').spoken[0]).toEqual({ type: 'table', rows: 2, columns: 2 });
});

test('a code block that never ends is named at the end of the answer', () => {
  expect(listen('```\nlet a;')).toEqual(['code']);
});

test('Japanese and Chinese sentences end by their own rules', () => {
  expect(listen('灯台は重要です。レンズは1822年に作られました。', 'ja')).toEqual(['灯台は重要です。', 'レンズは1822年に作られました。']);
  expect(listen('灯塔很重要。透镜制于1822年。', 'zh')).toEqual(['灯塔很重要。', '透镜制于1822年。']);
});

test('Arabic sentences end with its own marks', () => {
  expect(listen('هل كانت مضاءة؟ نعم كانت.', 'ar')).toEqual(['هل كانت مضاءة؟', 'نعم كانت.']);
});

test('more than can be said at once is left for the next time', () => {
  const text = 'One two three. '.repeat(500);
  const first = speakable(text, 0, true, 'en', 1_000);
  expect(first.next).toBeGreaterThan(1_000);
  expect(first.next).toBeLessThanOrEqual(2_000);
  expect(text.slice(first.next)).toMatch(/^One/);
  const lines = 'One two three.\n\n'.repeat(20);
  const some = speakable(lines, 0, true, 'en', 50);
  expect(some.spoken).toHaveLength(4);
  expect(some.next).toBeLessThan(lines.length);
});

test('names with underscores and arithmetic keep their signs', () => {
  expect(plainText('use snake_case_name and 2 * 3 * 4')).toBe('use snake_case_name and 2 * 3 * 4');
  expect(plainText('at https://example.com/a/very/long?path=1 it says')).toBe('at example.com it says');
});

test('100,000 odd characters are read in no time', () => {
  for (const odd of ['> ', '[', '*a ', '|', '`', '- ', '![', '__']) {
    const text = odd.repeat(100_000 / odd.length);
    const before = performance.now();
    speakable(text, 0, true, 'en', 1_000);
    expect(performance.now() - before, odd).toBeLessThan(1_000);
  }
});
