import { expect, test } from 'vitest';
import { outlineOf } from '@/utils/core/reading/blocks';
import type { Box, Facts } from '@/utils/core/reading/box';
import { markdownOf } from '@/utils/core/reading/markdown';

type Children = (Box | string)[];
const box = (tag: string, children: Children = [], facts?: Facts): Box => ({
  tag,
  inline: false,
  children,
  names: 0,
  kind: 0,
  ...(facts && { facts }),
});
const line = (tag: string, children: Children = [], facts?: Facts): Box => ({ ...box(tag, children, facts), inline: true });
const p = (...children: Children): Box => box('p', children);

/** What a body of such boxes is as Markdown, all of it kept unless said otherwise. */
function written(children: Children, isKept: (text: string) => boolean = () => true): string {
  const outline = outlineOf(box('body', children));
  return markdownOf(
    outline,
    outline.blocks.map(({ text }) => isKept(text)),
  );
}

const row = (...cells: (Box | string)[]): Box =>
  box(
    'tr',
    cells.map((cell) => (typeof cell === 'string' ? box('td', [cell]) : cell)),
  );

test('headings, paragraphs and rules of emphasis', () => {
  expect(
    written([
      box('h2', ['The ', line('em', ['lamp'])]),
      p('It ', line('b', ['burns ']), 'all night.'),
      box('div', ['By role'], { type: 'h3' }),
    ]),
  ).toBe('## The *lamp*\n\nIt **burns** all night.\n\n### By role');
});

test('lists within lists, numbered from where they start', () => {
  const inner = box('ul', [box('li', ['brush']), box('li', ['cloth'])]);
  expect(written([box('ol', [box('li', ['wind']), box('li', ['clean', inner]), box('li', [p('light'), p('wait')])], { start: 9 })])).toBe(
    '9. wind\n10. clean\n    - brush\n    - cloth\n11. light\n\n    wait',
  );
});

test('quotations within quotations', () => {
  expect(written([box('blockquote', [p('One.'), box('blockquote', [p('Two.')])])])).toBe('> One.\n>\n> > Two.');
});

test('code keeps its lines, its language, and fences of its own', () => {
  expect(written([box('pre', [line('code', ['if (a) {\n  b()\n}\n'], { type: 'js' })])])).toBe('```js\nif (a) {\n  b()\n}\n```');
  expect(written([box('pre', ['```\nx\n```'])])).toBe('````\n```\nx\n```\n````');
  expect(written([p('Say ', line('code', ['a`b']), ' or ', line('code', [' c '])), box('pre', ['   \n'])])).toBe('Say `` a`b `` or `c`');
});

test('what would be taken for Markdown is escaped, and nothing else', () => {
  expect(written([p('# no heading'), p('- no item'), p('1. no item'), p('> no quotation'), p('snake_case and 2*3*4 and a_b')])).toBe(
    '\\# no heading\n\n\\- no item\n\n1\\. no item\n\n\\> no quotation\n\nsnake_case and 2*3*4 and a_b',
  );
  expect(written([p('a *bold* word, `code`, <b>, [x](y), C:\\*')])).toBe('a \\*bold\\* word, \\`code\\`, \\<b>, [x\\](y), C:\\\\*');
});

test('links lead somewhere, pictures are marked and lead nowhere', () => {
  const link = (href: string, ...children: Children) => line('a', children, { href });
  expect(written([p('See ', link('https://a.example/b(c) d', 'this '), 'and ', link('javascript:alert(1)', 'that'), '.')])).toBe(
    'See [this](https://a.example/b%28c%29%20d) and that.',
  );
  expect(
    written([p(line('img', [], { text: 'A [lamp]\nat night' })), p(link('https://a.example/', line('img', [], { text: 'Lens' })))]),
  ).toBe('![A lamp at night]()\n\n![Lens]()');
});

test('an emoji that is a picture is an emoji', () => {
  expect(
    written([p('The sea ', line('img', [], { text: '🌊' }), line('img', [], { text: '👩‍🚀❤️' }), ' was ', line('img', [], { text: '7' }))]),
  ).toBe('The sea 🌊👩‍🚀❤️ was ![7]()');
});

test('formulas, fields, powers and readings', () => {
  expect(
    written([p('so ', line('math', [], { text: 'a_1*b', type: 'inline' }), ' holds'), box('math', [], { text: 'c', type: 'block' })]),
  ).toBe('so $a_1*b$ holds\n\n$$c$$');
  expect(written([p('10', line('sup', ['-3']), ' and 1', line('sup', ['st']), ' ', line('ruby', ['灯', line('rt', ['とう'])]))])).toBe(
    '10^-3 and 1st 灯(とう)',
  );
  expect(written([p('Boat', line('input', [], { text: '[Boat: Seagull]' }), 'here')])).toBe('Boat [Boat: Seagull] here');
});

test('line breaks stay, two of them part paragraphs', () => {
  const br = line('br');
  expect(written([box('div', ['One', br, 'two', br, ' ', br, 'three'])])).toBe('One\ntwo\n\nthree');
});

test('only what was kept is written, and frames stand all the same', () => {
  const frame = line('iframe', [], { start: 3, text: '' });
  expect(written([p('Keep this.'), p('Menu'), box('div', [frame]), p('And this.')], (text) => text !== 'Menu')).toBe(
    'Keep this.\n\n\ue000frame 3\ue001\n\nAnd this.',
  );
});

test('a picture, a field or a formula on a line of its own stands among what was kept', () => {
  const lens = box('img', [], { text: 'Lens' });
  const isKept = (text: string) => text !== 'Menu';
  expect(written([p('One.'), lens, p('Two.')])).toBe('One.\n\n![Lens]()\n\nTwo.');
  expect(written([box('nav', [p('Menu'), lens]), box('main', [p('One.')])], isKept)).toBe('One.');
  expect(written([box('nav', [p('Menu')]), box('main', [lens, p('One.')])], isKept)).toBe('![Lens]()\n\nOne.');
  expect(written([box('label', ['Boat']), box('input', [], { text: '[Boat: Seagull]' })])).toBe('Boat\n\n[Boat: Seagull]');
});

test('a table of very many columns and rows stays within bounds', () => {
  const wide = row(...Array.from({ length: 200 }, () => box('td', ['x'], { colSpan: 100, rowSpan: 1 })));
  const text = written([box('table', [wide, ...Array.from({ length: 2_000 }, () => row('a', 'b'))])]);
  expect(text.length).toBeLessThan(400_000);
  expect(text.match(/\| a \| b \|/g)).toHaveLength(2_000);
});

test('a table with cells that span', () => {
  const head = row(box('th', ['Berth'], { rowSpan: 2, colSpan: 1 }), box('th', ['Price'], { colSpan: 2, rowSpan: 1 }));
  expect(
    written([
      box('table', [
        box('thead', [head, row('summer', 'winter')]),
        box('tbody', [row('Outer|in', '31', box('td', [box('img', [], { text: 'Lamp' })]))]),
      ]),
    ]),
  ).toBe('| Berth | Price |  |\n| --- | --- | --- |\n| Berth | summer | winter |\n| Outer\\|in | 31 | ![Lamp]() |');
});

test('the caption of a table stands above it', () => {
  const table = box('table', [box('caption', ['Berths in 2026']), row(box('th', ['Berth']), 'Price'), row('Outer', '31')]);
  expect(written([p('Prices.'), table])).toBe('Prices.\n\nBerths in 2026\n\n| Berth | Price |\n| --- | --- |\n| Outer | 31 |');
});

test('a table that lays out a page is none, and its paragraphs stay', () => {
  expect(written([box('table', [row(box('td', [box('h1', ['Title'])]), 'Menu'), row(box('td', [p('Text.')]), 'More')])])).toBe(
    '# Title\n\nMenu\n\nText.\n\nMore',
  );
});

test('a table whose spans never end is written all the same', () => {
  const cell = box('td', ['x'], { colSpan: 1_000, rowSpan: 65_534 });
  expect(written([box('table', [row(cell, 'a'), row('b', 'c')])]).length).toBeLessThan(2_000);
});
