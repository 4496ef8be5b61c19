import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Passage, passagesOf } from '@/utils/core/passages/passages';

const HOSTILE = '../shared/corpora/hostile';

/** What holds of the passages of any text whatever. */
function expectSound(markdown: string, passages: readonly Passage[]): void {
  let before = 0;
  for (const [i, { n, text, start, end, kind }] of passages.entries()) {
    if (n !== i + 1 || start !== before || end < start || end > markdown.length)
      expect.fail(`passage ${n} has the range ${start}–${end} after ${before}`);
    if (text.trim() !== text && kind !== 'code') expect.fail(`passage ${n} has space around it`);
    if (text.length > (kind === 'code' ? 1_600 : 400)) expect.fail(`passage ${n} is ${text.length} characters long`);
    before = end;
  }
  if (passages.length > 0) expect(passages.at(-1)?.end).toBe(markdown.length);
}

const textsOf = (markdown: string, language = 'en') => passagesOf(markdown, language).map(({ text }) => text);

describe('passages', () => {
  test('are the words a reader sees, without Markdown', () => {
    expect(textsOf('A **bold** and _quiet_ [link](https://example.org/a_(b) "with a title"), `code`, ~~struck~~, ==marked==.')).toEqual([
      'A bold and quiet link, code, struck, marked.',
    ]);
    expect(textsOf('See ![a chart](https://example.org/chart.png) and [![logo](l.png) home](/).')).toEqual(['See and home.']);
    expect(
      textsOf('snake_case_name, 2 * 3 * 4, a \\* b, R&amp;D, Vector<int>, H<sub>2</sub>O, <https://example.org/>, [1] and [^2].'),
    ).toEqual(['snake_case_name, 2 * 3 * 4, a * b, R&D, Vector<int>, H2O, https://example.org/, [1] and .']);
  });

  test('are cut at headings, items, rows, quotations and code', () => {
    const markdown =
      '# Tea\n\nIntro\nwraps.\n\n- one\n  more\n- two\n\n| a | b |\n| --- | --- |\n| c | d |\n\n> said\n> so\n\n## Code\n\n```js\nlet a;\n\nlet b;\n```\n';
    expect(passagesOf(markdown, 'en').map(({ kind, heading, text }) => [kind, heading, text])).toEqual([
      ['prose', 'Tea', 'Intro wraps.'],
      ['item', 'Tea', 'one more'],
      ['item', 'Tea', 'two'],
      ['row', 'Tea', 'a | b'],
      ['row', 'Tea', 'c | d'],
      ['quote', 'Tea', 'said so'],
      ['code', 'Code', 'let a;\n\nlet b;'],
    ]);
  });

  test('keep a heading that has nothing of its own under it', () => {
    expect(passagesOf('# News\n\n### Rain comes\n\n### Sun goes\n', 'en').map(({ text }) => text)).toEqual([
      'News',
      'Rain comes',
      'Sun goes',
    ]);
  });

  test('know headings that are underlined', () => {
    expect(passagesOf('Tea\n===\n\nIt is hot.\n\nMilk\n---\nIt is cold.', 'en').map(({ heading, text }) => [heading, text])).toEqual([
      ['Tea', 'It is hot.'],
      ['Milk', 'It is cold.'],
    ]);
  });

  test('end where sentences end, not after an initial or an ordinal', () => {
    const sentence =
      'On the 3. of May J. R. Hartley of St. Ives wrote a long letter about the fish of his childhood and posted it to nobody. ';
    for (const text of textsOf(sentence.repeat(9))) expect(text).toMatch(/^On the 3\. .*nobody\.$/);
  });

  test('are shorter in scripts that say more in a character', () => {
    const texts = textsOf('清晨五点半，城东棉纺厂的屋顶已经有人在浇水，每天有四百斤蔬菜从电梯运下楼去。'.repeat(20), 'zh');
    for (const text of texts) {
      expect(text.length).toBeLessThanOrEqual(200);
      expect(text).toMatch(/。$/);
    }
  });

  test('can be cut off after any of them and leave a beginning of the page', () => {
    const markdown = '# One\n\nFirst. ![](a.png)\n\n![](only.png)\n\n## Two\n\n- Second\n- Third\n\n```\ncode\n```\n\nLast.\n\n---\n';
    const passages = passagesOf(markdown, 'en');
    expect(passages.map(({ start, end }) => markdown.slice(start, end)).join('')).toBe(markdown);
    expect(markdown.slice(0, passages[1]?.end)).toMatch(/- Second\n$/);
  });

  test('hold every word of our pages, in their order', () => {
    for (const name of readdirSync('tests/pages/excerpts').filter((file) => file.endsWith('.md'))) {
      const markdown = readFileSync(`tests/pages/excerpts/${name}`, 'utf8');
      const passages = passagesOf(markdown, name.slice(0, 2));
      expectSound(markdown, passages);
      const seen = passages
        .flatMap(({ heading, text }, i) => (heading === passages[i - 1]?.heading ? text : `${heading} ${text}`))
        .join(' ');
      // Addresses and picture descriptions are no words of the page.
      const plain = markdown.replace(/!\[[^\]]*\]\([^)]*\)/g, '').replace(/\]\([^)]*\)/g, ']');
      const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
      expect(wordsOf(seen)).toEqual(wordsOf(plain));
    }
  });

  test('come from pages with Windows line ends, of nothing but marks, or in a language nobody knows', () => {
    expect(textsOf('One.\r\n\r\n- Two.\r\n- Three.\r\n')).toEqual(['One.', 'Two.', 'Three.']);
    expect(textsOf('')).toEqual([]);
    expect(textsOf('\n\n***\n\n![](a.png)\n\n> \n\n- \n')).toEqual([]);
    expect(textsOf('One.', 'not a language!')).toEqual(['One.']);
  });

  // Two megabytes each. Nothing asserts the time they take, but a quadratic step would end in the test's time limit.
  const patterns = [
    '[',
    '](',
    '[a](b',
    '[a](<b',
    '`a``b',
    '*a_b ',
    '> ',
    '- a\n',
    '|a|b|\n',
    '<!--',
    '<a ',
    '字。',
    '# a\n',
    '```\n',
    'a\n---\n',
    'a. ',
    ' ',
  ];
  test.each(patterns)('come from two megabytes of %j', { timeout: 20_000 }, (pattern) => {
    const markdown = pattern.repeat(Math.ceil(2_000_000 / pattern.length));
    const passages = passagesOf(markdown, 'en');
    expect(passages.length).toBeLessThanOrEqual(700_000);
    expectSound(markdown, passages);
  });

  test('come from two megabytes of prose', { timeout: 20_000 }, () => {
    const page = readFileSync('tests/pages/excerpts/en.md', 'utf8');
    const markdown = page.repeat(Math.ceil(2_000_000 / page.length));
    const passages = passagesOf(markdown, 'en');
    expect(passages.length).toBe(passagesOf(page, 'en').length * Math.ceil(2_000_000 / page.length));
    expectSound(markdown, passages);
  });

  const missing = !existsSync(HOSTILE) && !process.env['CI'];
  if (missing) console.warn(`skipped: ${HOSTILE} is not here`);
  test.skipIf(missing)('are sound on hostile text', { timeout: 20_000 }, () => {
    for (const name of readdirSync(HOSTILE)) {
      const markdown = readFileSync(`${HOSTILE}/${name}`, 'utf8');
      expectSound(markdown, passagesOf(markdown, ''));
      if (!name.includes('naughty')) continue;
      const strings: unknown = JSON.parse(markdown);
      for (const text of Array.isArray(strings) ? strings : []) expectSound(String(text), passagesOf(String(text), String(text)));
    }
  });
});
