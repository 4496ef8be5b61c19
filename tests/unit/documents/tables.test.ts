import { expect, test, vi } from 'vitest';
import { fence } from '@/utils/core/documents/fence';
import { htmlToMarkdown } from '@/utils/core/documents/html-to-markdown';
import { markdownTable } from '@/utils/core/documents/markdown-table';
import { docxOf, odtOf, paragraph, xlsxOf } from '../../documents/zipped';
import { readFile } from './read-file';

// A small machine that is busy takes seconds to load a parser.
vi.setConfig({ testTimeout: 60_000 });

const textOf = async (bytes: BlobPart, name: string) => (await readFile(new File([bytes], name))).text;
const cell = (reference: string, value: string, more = '') => `<c r="${reference}" ${more}><v>${value}</v></c>`;

test('cells of a sheet are what Excel shows: dates, times, rounded numbers, truths, errors, results, in their places', async () => {
  const rows = [
    cell('A1', '45292', 's="1"') + cell('B1', '45292.5', 's="2"') + cell('C1', '0.75', 's="4"') + cell('D1', '3.5', 's="3"'),
    cell('A2', '0.30000000000000004') + cell('B2', '1', 't="b"') + cell('D2', '#DIV/0!', 't="e"'),
    '<c r="C3" t="str"><f>A1&amp;"x"</f><v>a | b &amp; c</v></c>',
  ];
  const text = await textOf(xlsxOf({ Levels: rows.map((row, at) => `<row r="${at + 1}">${row}</row>`).join('') }), 'a.xlsx');
  expect(text).toContain('| 2024-01-01 | 2024-01-01 12:00 | 18:00 | 3.5 |');
  expect(text).toContain('| 0.3 | TRUE |  | #DIV/0! |');
  expect(text).toContain('|  |  | a \\| b & c |  |');
});

test('sheets are named, and what is hidden stays out', async () => {
  const row = (value: string, more = '') => `<row ${more}>${cell('A1', value)}</row>`;
  const text = await textOf(xlsxOf({ First: row('1') + row('2', 'hidden="1"'), '-Secret': row('3'), Last: row('4') }), 'a.xlsx');
  expect(text).toBe('## First\n\n| 1 |\n| --- |\n\n## Last\n\n| 4 |\n| --- |');
});

test('spans of a table stand in each of their cells', () => {
  const { text } = htmlToMarkdown(
    '<table><caption>Levels</caption><tr><th>Place</th><th colspan="2">Mean</th></tr><tr><td rowspan="2">Ulm</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4 <b>5</b></td></tr></table>',
  );
  expect(text).toBe('Levels\n\n| Place | Mean | Mean |\n| --- | --- | --- |\n| Ulm | 1 | 2 |\n| Ulm | 3 | 4 **5** |');
});

test('HTML keeps lists, links, code and descriptions of pictures; scripts and what is hidden stay out', () => {
  const { text, language } = htmlToMarkdown(
    '<html lang="de"><body><ol start="3"><li>c<ul><li>d</li></ul></li><li>e</li></ol><pre><code>a  b</code></pre><img alt="A lamp" src="data:x"><a href="http://a.b/">x_y</a><p hidden>no</p><script>no</script></body></html>',
  );
  expect(text).toBe('3. c\n   - d\n4. e\n\n```\na  b\n```\n\n![A lamp]()[x_y](http://a.b/)');
  expect(language).toBe('de');
});

test('lists and sheets of OpenDocument are read, and the rows that nobody filled are not', async () => {
  const list =
    '<text:list><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>';
  const table =
    '<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>';
  expect(await textOf(odtOf(list + table), 'a.odt')).toBe('- one\n- two\n\n| a | b |\n| --- | --- |');
});

test('what Word struck out is left out, and what it tracks as added is in', async () => {
  const body = `<w:p><w:ins><w:r><w:t>in </w:t></w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del></w:p>${paragraph('a &lt;b&gt;')}`;
  expect(await textOf(docxOf(body), 'a.docx')).toBe('in\n\na <b>');
});

test('code cannot end its own fence', () => {
  expect(fence('a\n````\nb\n', 'md')).toBe('`````md\na\n````\nb\n`````');
});

test('a table leaves out empty rows and the empty columns at its end', () => {
  expect(markdownTable([['a', ' ', ''], ['', '', ''], ['b|c\nd']])).toBe('| a |\n| --- |\n| b\\|c d |');
  expect(markdownTable([])).toBe('');
});
