import { createHash } from 'node:crypto';
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';

/** Draws a paragraph in lines of a width. @returns the baseline of the line after */
export function draw(page: PDFPage, font: PDFFont, text: string, { x = 50, y = 780, size = 10, width = 500, leading = 1.25 } = {}): number {
  let line = '';
  let base = y;
  const put = () => {
    page.drawText(line, { x, y: base, size, font });
    base -= size * leading;
  };
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (font.widthOfTextAtSize(longer, size) > width) {
      put();
      line = word;
    } else line = longer;
  }
  put();
  return base;
}

/** A PDF whose pages are drawn one by one. */
export async function pdfOf(
  pages: number,
  drawPage: (page: PDFPage, font: PDFFont, number: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number++) drawPage(pdf.addPage([595, 842]), font, number);
  return (await pdf.save({ useObjectStreams: false })) as Uint8Array<ArrayBuffer>;
}

/** A PDF by its objects, the first of which is its catalogue. */
export function pdfOfObjects(objects: readonly string[], trailer = ''): Uint8Array<ArrayBuffer> {
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
const FONT = '<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';

/** One page with these words, and with what else the catalogue says. */
export function pdfSaying(words: string, catalogue = ''): Uint8Array<ArrayBuffer> {
  return pdfOfObjects([
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${FONT} /Contents 4 0 R >>`,
    stream(`BT /F1 12 Tf 50 700 Td (${words}) Tj ET`),
  ]);
}

/**
 * A PDF of many pages, each of which says its number in words of its own; the pages of `empty` say nothing.
 * @param strokes drawn on each page before its words, once in the file: of 20,000, 200 pages take 1.5 s to read, without them 0.2
 */
export function longPdf(pages: number, empty: readonly number[] = [], strokes = 0): Uint8Array<ArrayBuffer> {
  const numbers = Array.from({ length: pages }, (_, at) => at + 1);
  // Objects: catalogue, root, a node for every fifty pages, two for each page, the strokes.
  const nodes = Math.ceil(pages / NODE);
  const pageAt = (number: number) => 3 + nodes + (number - 1) * 2;
  const drawing = pageAt(pages + 1);
  const kids = (of: readonly number[]) => `/Kids [${of.map((each) => `${each} 0 R`).join(' ')}]`;
  return pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages ${kids(Array.from({ length: nodes }, (_, at) => 3 + at))} /Count ${pages} >>`,
    ...Array.from({ length: nodes }, (_, at) => {
      const own = numbers.slice(at * NODE, at * NODE + NODE);
      return `<< /Type /Pages /Parent 2 0 R ${kids(own.map(pageAt))} /Count ${own.length} >>`;
    }),
    ...numbers.flatMap((number) => [
      `<< /Type /Page /Parent ${3 + Math.floor((number - 1) / NODE)} 0 R /MediaBox [0 0 595 842] /Resources ${FONT} /Contents [${drawing} 0 R ${pageAt(number) + 1} 0 R] >>`,
      stream(empty.includes(number) ? '' : `BT /F1 12 Tf 50 600 Td (This is leaf ${number} of the log.) Tj ET`),
    ]),
    stream('0 0 m 9 9 l S\n'.repeat(strokes)),
  ]);
}

/** Pages under one node of the tree. */
const NODE = 50;

const PADDING = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');

/** The same, encrypted with 40 bits as Acrobat 3 did: ISO 32000-1, 7.6. */
export function lockedPdf(words: string, password: string): Uint8Array<ArrayBuffer> {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
  const id = Buffer.alloc(16, 7);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const key = md5(Buffer.concat([padded, owner, Buffer.from([0xfc, 0xff, 0xff, 0xff]), id])).subarray(0, 5);
  const user = rc4(key, PADDING);
  const objectKey = md5(Buffer.concat([key, Buffer.from([4, 0, 0, 0, 0])])).subarray(0, 10);
  const content = rc4(objectKey, Buffer.from(`BT /F1 12 Tf 50 700 Td (${words}) Tj ET`)).toString('latin1');
  const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`;
  return pdfOfObjects(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${FONT} /Contents 4 0 R >>`,
      stream(content),
      `<< /Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(user)} /P -4 >>`,
    ],
    `/Encrypt 5 0 R /ID [${hex(id)} ${hex(id)}]`,
  );
}

function md5(bytes: Buffer): Buffer {
  return createHash('md5').update(bytes).digest();
}

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at);
  let other = 0;
  const swap = (one: number, two: number) => {
    [state[one], state[two]] = [state[two] ?? 0, state[one] ?? 0];
  };
  for (let at = 0; at < 256; at++) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, other);
  }
  let at = 0;
  other = 0;
  return Buffer.from(
    bytes.map((byte) => {
      at = (at + 1) & 255;
      other = (other + (state[at] ?? 0)) & 255;
      swap(at, other);
      return byte ^ (state[((state[at] ?? 0) + (state[other] ?? 0)) & 255] ?? 0);
    }),
  );
}
