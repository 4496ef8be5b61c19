import { expect, test } from 'vitest';
import { fileSource } from '@/utils/core/documents/file-source';
import { decodeText } from '@/utils/core/file-text/decode-text';
import { MOST_PAGE_TEXT } from '@/utils/core/rows';
import { readFile } from './documents/read-file';

const bytesOf = (...values: number[]) => new Uint8Array(values);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const file = (content: BlobPart, name = 'a.txt', type = 'text/plain') => new File([content], name, { type });

test.each([
  ['UTF-8', new TextEncoder().encode('Größe: 5 €')],
  ['UTF-8 with its mark', bytesOf(0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Größe: 5 €'))],
  [
    'UTF-16 with its mark',
    bytesOf(0xff, 0xfe, ...[...'Größe: 5 €'].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])),
  ],
  [
    'big-endian UTF-16',
    bytesOf(0xfe, 0xff, ...[...'Größe: 5 €'].flatMap((letter) => [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255])),
  ],
])('%s is read', async (_name, bytes) => {
  expect(await decodeText(bytes)).toBe('Größe: 5 €');
});

test('UTF-16 without its mark is told by its zeros', async () => {
  const text = 'A table of river gauges, as an office wrote it.';
  expect(await decodeText(Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0])))).toBe(text);
});

test('an encoding that the file declares is believed', async () => {
  const html = latin('<html><head><meta charset="windows-1252"></head><body>Gr\xf6\xdfe \x80</body></html>');
  expect(await decodeText(html)).toContain('Größe €');
});

test('Russian as Windows wrote it is told by its letters', async () => {
  const text = 'Река обмелела летом, и уровень воды упал ниже отметки. '.repeat(8);
  const bytes = Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
  expect(await decodeText(bytes)).toBe(text);
});

test('a cut in the middle of a character costs that character alone', async () => {
  const bytes = new TextEncoder().encode('naïve…');
  expect(await decodeText(bytes.subarray(0, -1), true)).toBe('naïve');
});

test.each([
  ['a picture that no browser opens', file('II*\0', 'a.tiff'), 'picture'],
  ['something else that is called a picture', file(bytesOf(1, 2, 0, 4), 'a.png', 'image/png'), 'picture'],
  ['a PDF under another name', file('%PDF-1.7\n1 0 obj', 'a.txt'), 'broken'],
  ['an office’s document without an end', file('PK\x03\x04word/document.xml', 'a.docx'), 'broken'],
  ['rich text', file('{\\rtf1 Ulm}', 'a.rtf'), 'old'],
  ['bytes', file(bytesOf(1, 2, 0, 4, 5, 0, 7, 1), 'a.bin'), 'binary'],
  ['nothing', file(' \n', 'a.txt'), 'empty'],
])('%s is refused, with its reason', async (_name, refused, problem) => {
  await expect(readFile(refused)).rejects.toMatchObject({ fault: { code: `file-${problem}` } });
});

test('what cannot be read says so', async () => {
  const gone = file('x');
  gone.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) as unknown as Blob;
  await expect(readFile(gone)).rejects.toMatchObject({ fault: { code: 'file-unreadable' } });
});

test('a file is a source without an address, its line ends made one', async () => {
  expect(await readFile(file('a\r\nb\r\n', 'notes.txt'))).toEqual({
    kind: 'file',
    url: '',
    title: 'notes.txt',
    language: '',
    icon: '',
    text: 'a\nb',
  });
});

test('a drawing in text is text', async () => {
  expect(await readFile(file('<svg><text>Ulm</text></svg>', 'a.svg', 'image/svg+xml'))).toMatchObject({ title: 'a.svg' });
});

test('a long text is cut like a page, and says so', () => {
  const source = fileSource('long.txt', 'word '.repeat(MOST_PAGE_TEXT / 4));
  expect(source.text).toHaveLength(MOST_PAGE_TEXT);
  expect(source.cut).toBe(true);
});
