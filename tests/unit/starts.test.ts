import { expect, test } from 'vitest';
import { allPrompts } from '@/utils/chat/all-prompts';
import { kindOf, startsFor } from '@/utils/chat/starts';
import { pageKind } from '@/utils/core/page-kind';
import type { Source } from '@/utils/core/rows';

const PROSE = `${'A sentence about lamps and the keepers who lit them, long enough to be read. '.repeat(4)}\n\n`.repeat(6);
const LINKS = Array.from({ length: 30 }, (_, at) => `- [A title of number ${at} that leads on](https://a.b/${at})`).join('\n');
const OFFER = '# A chair\n\n€ 129,00\n\nIn den Warenkorb\n\nAuf Lager, mit Armlehnen.';
const POSTS = 'anna wrote: no.\n\nReply · Quote\n\n'.repeat(4);
const PAPER = `# On lamps\n\n## Abstract\n\n${PROSE}\n\n## 1 Introduction\n\n${PROSE}`;
const CODE = `Lamp\n\n\`\`\`\n${'light(lamp);\n'.repeat(60)}\`\`\`\n`;

test.each([
  ['https://www.youtube.com/watch?v=x', 'video'],
  ['https://arxiv.org/abs/2401.00001', 'paper'],
  ['https://arxiv.org/list/cs.AI/recent', 'listing'],
  ['https://mail.google.com/mail/u/0/#inbox/x', 'mail'],
  ['https://github.com/a/b/blob/main/src/lamp.ts', 'code'],
  ['https://github.com/a/b/issues/12', 'discussion'],
  ['https://news.ycombinator.com/item?id=1', 'discussion'],
  ['https://stackoverflow.com/questions/1/how', 'discussion'],
  ['https://docs.python.org/3/library/re.html', 'documentation'],
  ['https://a.b/docs/start', 'documentation'],
  ['https://shop.a.b/products/lamp', 'product'],
  ['https://a.b/search?q=lamp', 'listing'],
])('the address %s says: %s', (url, kind) => {
  expect(pageKind({ url, title: '', text: PROSE })).toBe(kind);
});

test.each([
  ['paragraphs', PROSE, 'article'],
  ['links', LINKS, 'listing'],
  ['a price and a way to buy', OFFER, 'product'],
  ['posts', POSTS, 'discussion'],
  ['an abstract and its sections', PAPER, 'paper'],
  ['code', CODE, 'code'],
  ['a few words', 'Opening hours: 9 to 5', 'other'],
  ['nothing', '', 'other'],
])('a page of %s is told by its words', (_, text, kind) => {
  expect(pageKind({ url: 'https://a.b/x', title: 'X', text })).toBe(kind);
});

test('an address that is none, and a text of two million characters, are no trouble', () => {
  const began = performance.now();
  for (const text of ['['.repeat(2_000_000), '](('.repeat(600_000), '```\n'.repeat(500_000), `${'a '.repeat(1_000_000)}`])
    pageKind({ url: 'no address', title: '', text });
  expect(performance.now() - began).toBeLessThan(2_000);
});

const source = (fields: Partial<Source>): Source => ({
  kind: 'page',
  url: 'https://a.b/x',
  title: 'X',
  language: 'en',
  icon: '',
  text: PROSE,
  ...fields,
});

test('each kind of page, and a selection, offers three things of its own', async () => {
  const prompts = await allPrompts();
  const offers = (fields: Partial<Source>, hasModel = true) => startsFor(kindOf(source(fields)), prompts, hasModel).map(({ id }) => id);
  expect(offers({})).toEqual(['summarise', 'evidence', 'critique']);
  expect(offers({ url: 'https://shop.a.b/products/lamp' })).toEqual(['weigh', 'key-points', 'evidence']);
  expect(offers({ kind: 'selection' })).toEqual(['explain', 'translate', 'rewrite']);
  expect(offers({ kind: 'selection' }, false)).toEqual(['explain', 'terms', 'summarise']);
  for (const kind of [
    'article',
    'documentation',
    'product',
    'discussion',
    'listing',
    'video',
    'mail',
    'code',
    'paper',
    'other',
    undefined,
  ] as const)
    for (const hasModel of [true, false]) expect(startsFor(kind, prompts, hasModel), `${kind} ${hasModel}`).toHaveLength(3);
});
