import { expect, test } from 'vitest';
import { numberNotes } from '@/components/ui/markdown/notes';
import { plainText } from '@/components/ui/markdown/plain-text';
import { read } from '@/components/ui/markdown/reading';
import { toCsv, toHtmlTable, toTsv } from '@/components/ui/markdown/table-text';

test('CSV quotes what needs it, and no cell of it is a formula', () => {
  const rows = [
    ['Name', 'Say "hi", twice'],
    ['=HYPERLINK("https://evil.example")', '+cmd|x'],
    ['-12.5', '+3 %'],
    ['@SUM(1)', 'two\nlines'],
    ['-', ' padded'],
  ];
  expect(toCsv(rows).split('\r\n')).toEqual([
    'Name,"Say ""hi"", twice"',
    `"'=HYPERLINK(""https://evil.example"")",'+cmd|x`,
    '-12.5,+3 %',
    `'@SUM(1),"two\nlines"`,
    `'-," padded"`,
  ]);
});

test('a table for a sheet has its cells between tabs, one line a row, and the same care', () => {
  expect(
    toTsv([
      ['a\tb', '1'],
      ['=x', 'c\nd'],
    ]),
  ).toBe("a b\t1\n'=x\tc d");
  expect(toHtmlTable([['<b>'], ['=x & y']])).toBe(
    "<table><thead><tr><th>&#60;b&#62;</th></tr></thead><tbody><tr><td>'=x &#38; y</td></tr></tbody></table>",
  );
});

function plain(markdown: string): string {
  const { blocks } = read(markdown, false);
  const { numbers } = numberNotes(blocks);
  return blocks.map(({ tokens }) => plainText(tokens ?? [], numbers)).join('\n\n');
}

test('plain text reads as the answer does, without marks', () => {
  const text =
    '# Head\n\nSome **bold** and `code`, [a link](https://a.example) and https://b.example.\n\n1. one\n   - deep\n2. two\n\n- [x] done\n\n> quoted\n> on\n\n| a | b |\n|---|---|\n| 1 | **2** |\n\n```js\nlet a;\n```\n\n$$\nx^2\n$$\n\nsaid[^n]\n\n[^n]: note';
  expect(plain(text).trim()).toBe(
    'Head\n\nSome bold and code, a link (https://a.example) and https://b.example.\n\n1. one\n  - deep\n2. two\n\n- ☑ done\n\n> quoted\n> on\n\na\tb\n1\t2\n\nlet a;\n\nx^2\n\nsaid[1]',
  );
});
