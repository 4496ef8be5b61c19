import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { joinLines } from '@/utils/core/documents/pdf/blocks';
import { draw, longPdf, pdfOf, pdfOfObjects } from '../../documents/pdfs';
import { readFile } from './read-file';

// A small machine that is busy takes seconds to load a parser.
vi.setConfig({ testTimeout: 60_000 });

const read = async (bytes: Uint8Array<ArrayBuffer>, options = {}) => readFile(new File([bytes], 'a.pdf'), options);

/** The words stand in this order. */
function expectInOrder(text: string, ...words: string[]): void {
  let at = 0;
  for (const each of words) {
    const found = text.indexOf(each, at);
    expect(found, `“${each}” after ${at} in\n${text}`).toBeGreaterThanOrEqual(at);
    at = found + each.length;
  }
}

const LEFT =
  'The first lighthouses burned wood on open platforms, which took enormous quantities of fuel and failed in every storm that came from the west. Keepers carried coal up the stairs by night and ashes down by day until the lamp of Argand ended that labour.';
const RIGHT =
  'Acetylene came in bottles and needed nobody. A valve that felt the warmth of the sun put the flame out in the morning and let it burn again in the evening, so that nine parts in ten of the gas were saved on every rock that had it.';

test('two columns are read one after the other, after what spans them and before what follows', async () => {
  const pdf = await pdfOf(1, (page, font) => {
    draw(page, font, 'A short history of light', { y: 780, size: 20 });
    draw(
      page,
      font,
      'This summary stands across both of the columns and tells in a few lines what the paper below is about and why it was ever written at all.',
      { y: 750 },
    );
    draw(page, font, LEFT, { y: 700, width: 220 });
    draw(page, font, RIGHT, { y: 700, x: 310, width: 220 });
    draw(
      page,
      font,
      'A closing remark that spans the whole width again, below both columns, and ends the page as papers often like to do it.',
      { y: 400 },
    );
  });
  const { text } = await read(pdf);
  expectInOrder(
    text,
    '## Page 1',
    '### A short history of light',
    'This summary',
    'why it was ever written at all.',
    LEFT,
    RIGHT,
    'A closing remark',
  );
});

test('a table is a table, with its columns', async () => {
  const rows = [
    ['Tower', 'Lit', 'Range'],
    ['Eddystone', '1882', '17'],
    ['Bell Rock', '1811', '18'],
    ['Fastnet', '1904', '27'],
  ];
  const pdf = await pdfOf(1, (page, font) => {
    draw(page, font, 'Towers of the west and how far they are seen on a clear night, by the keepers’ own books.', { y: 780 });
    for (const [at, row] of rows.entries())
      for (const [column, cell] of row.entries()) page.drawText(cell, { x: 60 + column * 140, y: 700 - at * 16, size: 10, font });
    draw(page, font, 'The numbers are sea miles.', { y: 600 });
  });
  expectInOrder(
    (await read(pdf)).text,
    'Towers of the west',
    '| Tower | Lit | Range |\n| --- | --- | --- |\n| Eddystone | 1882 | 17 |\n| Bell Rock | 1811 | 18 |\n| Fastnet | 1904 | 27 |',
    'The numbers are sea miles.',
  );
});

test('what runs along at head and foot is said once, page numbers never', async () => {
  const pdf = await pdfOf(6, (page, font, number) => {
    page.drawText('The Keeper’s Yearbook', { x: 50, y: 815, size: 8, font });
    page.drawText(`Page ${number} of 6`, { x: 280, y: 30, size: 8, font });
    draw(page, font, `Chapter text of part ${number} that is told only here and in no other place of this book.`, { y: 700 });
  });
  const { text } = await read(pdf);
  expect(text.match(/Keeper’s Yearbook/g)).toHaveLength(1);
  expect(text).not.toMatch(/Page \d of 6/);
  for (let number = 1; number <= 6; number++) expect(text).toContain(`## Page ${number}\n`);
  expect(text.match(/Chapter text of part \d/g)).toHaveLength(6);
});

test('headings are told by their size, and words parted at a line’s end are one', async () => {
  const pdf = await pdfOf(1, (page, font) => {
    draw(page, font, 'The book', { y: 790, size: 24 });
    draw(page, font, 'A chapter', { y: 750, size: 16 });
    page.drawText('Every evening the light-', { x: 50, y: 720, size: 10, font });
    page.drawText('house was lit by its keep-', { x: 50, y: 708, size: 10, font });
    page.drawText('ers, and the ships came in safely all night long.', { x: 50, y: 696, size: 10, font });
    page.drawText('• a wick', { x: 60, y: 670, size: 10, font });
    page.drawText('• a lens', { x: 60, y: 658, size: 10, font });
  });
  expectInOrder(
    (await read(pdf)).text,
    '### The book',
    '#### A chapter',
    'Every evening the lighthouse was lit by its keepers, and the ships',
    '- a wick',
    '- a lens',
  );
});

test.each([
  ['exam-', 'ple', 'example'],
  ['Jean-', 'Paul', 'Jean-Paul'],
  ['soft\u00ad', 'ware', 'software'],
  ['two', 'words', 'two words'],
  ['海を照ら', 'しています', '海を照らしています'],
])('lines “%s” and “%s” are “%s”', (first, second, joined) => {
  expect(joinLines(first, second)).toBe(joined);
});

test('pages without text are named, and a PDF of nothing else is refused', async () => {
  expect((await read(longPdf(10, [4, 5, 6, 9]))).pages).toEqual({
    read: 10,
    of: 10,
    empty: [
      [4, 6],
      [9, 9],
    ],
  });
  await expect(read(longPdf(3, [1, 2, 3]))).rejects.toMatchObject({ fault: { code: 'file-scanned' } });
});

test('the first 200 of many pages are read, and all when that is wanted', async () => {
  const bytes = longPdf(450);
  const steps: number[] = [];
  const some = await read(bytes, { progress: (done: number) => steps.push(done) });
  expect(some).toMatchObject({ cut: true, pages: { read: 200, of: 450 } });
  expect(some.text).not.toContain('## Page 201');
  expect(steps).toEqual(Array.from({ length: 20 }, (_, at) => (at + 1) * 10));
  const all = await read(bytes, { allPages: true });
  expect(all.pages).toEqual({ read: 450, of: 450 });
  expect(all.cut).toBeUndefined();
});

// tests/documents/arabic.pdf was printed by Chromium.
test('Arabic is read from the right, its letters whatever their shape', async () => {
  const { text } = await read(new Uint8Array(readFileSync(new URL('../../documents/arabic.pdf', import.meta.url))));
  expectInOrder(
    text,
    '### المنارة القديمة',
    'أضاءت المنارة البحر منذ عام 1863 بالغاز، وكانت السفن تراها من بعيد حين يهبط الليل على الساحل.',
    '| الاسم | السنة | المدى |\n| --- | --- | --- |\n| كوردوان | 1823 | 32 |\n| فاستنت | 1904 | 27 |',
  );
});

test('Japanese is read by the tables that name its characters', async () => {
  const font = (name: string, encoding: string, descendant: string) =>
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /${encoding} /DescendantFonts [${descendant}] >>`;
  const hex = (text: string) => `<${[...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;
  const japanese =
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 >>';
  const content = `BT /F1 12 Tf 50 700 Td ${hex('灯台の光')} Tj ET`;
  const pdf = pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font('X', 'UniJIS-UCS2-H', japanese),
  ]);
  expect((await read(pdf)).text).toContain('灯台の光');
});
