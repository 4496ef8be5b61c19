import { deflateSync } from 'node:zlib';
import { hostileDrawings } from './drawings';
import { pdfOfObjects, pdfSaying } from './pdfs';
import { pngDeclaring } from './pictures';
import { zip } from './zip';
import { docxOf, epubOf, odtOf, paragraph, xlsxOf, zipped } from './zipped';

export interface Hostile {
  name: string;
  /** Made when asked for: some take seconds. */
  bytes: () => Uint8Array<ArrayBuffer>;
  /** What is said of it, or words that are read from it all the same. */
  ends: { fault: string } | { says: string };
}

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${[...'bcdefghij'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`;

/** One entry of so many megabytes of spaces, in the place of a document. @param isDeclared whether its size stands before it */
function bomb(path: string, megabytes: number, isDeclared: boolean): Uint8Array<ArrayBuffer> {
  return zip([{ path, bytes: new Uint8Array(megabytes * 1024 * 1024).fill(32), isUndeclared: !isDeclared }]);
}

/** A zip file that says of its first entry that it is small. */
function lying(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  view.setUint32(22, 100, true);
  for (let at = copy.length - 22; at > 0; at--) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    view.setUint32(at + 24, 100, true);
    break;
  }
  return copy;
}

const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c><c r="B${at + 1}"><v>0.5</v></c></row>`,
  ).join('');

function pdfBomb(): Uint8Array<ArrayBuffer> {
  let content = deflateSync(Buffer.alloc(128 * 1024 * 1024, ' '), { level: 1 });
  content = deflateSync(content, { level: 1 });
  const text = content.toString('latin1');
  return pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    `<< /Length ${text.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${text}\nendstream`,
  ]);
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const deep = (open: string, close: string, inner: string, times: number) => open.repeat(times) + inner + close.repeat(times);

/** Files that would hang, fill or fool what reads them. */
export function hostileFiles(): Hostile[] {
  return [
    { name: 'bomb.docx', bytes: () => bomb('word/document.xml', 60, true), ends: { fault: 'file-large' } },
    { name: 'undeclared.docx', bytes: () => bomb('word/document.xml', 60, false), ends: { fault: 'file-large' } },
    { name: 'lying.docx', bytes: () => lying(bomb('word/document.xml', 60, true)), ends: { fault: 'file-large' } },
    { name: 'bomb.odt', bytes: () => bomb('content.xml', 60, false), ends: { fault: 'file-large' } },
    {
      name: 'parts.pptx',
      bytes: () => zip(Array.from({ length: 30 }, (_, at) => ({ path: `ppt/s${at}.xml`, bytes: new Uint8Array(4_000_000) }))),
      ends: { fault: 'file-large' },
    },
    {
      name: 'entries.epub',
      bytes: () => zipped(Object.fromEntries(Array.from({ length: 20_100 }, (_, at) => [`${at}.html`, '']))),
      ends: { fault: 'file-large' },
    },
    { name: 'rows.xlsx', bytes: () => xlsxOf({ Long: rows(1_000_000) }), ends: { says: '| 4999 | 0.5 |' } },
    {
      name: 'columns.xlsx',
      bytes: () =>
        xlsxOf({
          Wide: '<row r="1"><c r="A1"><v>7</v></c><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>8</v></c></row>',
        }),
      ends: { says: '| 7 |' },
    },
    {
      name: 'deep.docx',
      bytes: () => docxOf(deep('<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>', paragraph('deep'), 50_000)),
      ends: { fault: 'file-broken' },
    },
    {
      name: 'deep.odt',
      bytes: () => odtOf(`<text:p>${deep('<text:span>', '</text:span>', 'deep', 100_000)}</text:p>`),
      ends: { fault: 'file-broken' },
    },
    { name: 'deep.html', bytes: () => utf8(`<p>Above${deep('<div>', '</div>', 'deep', 100_000)}`), ends: { says: 'deep' } },
    {
      name: 'laughs.odt',
      bytes: () => zipped({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': `${LAUGHS}<x>&j;</x>` }),
      ends: { fault: 'file-empty' },
    },
    {
      name: 'laughs.docx',
      bytes: () => zipped({ '[Content_Types].xml': `${LAUGHS}<x>&j;</x>`, 'word/document.xml': `${LAUGHS}<x>&j;</x>` }),
      ends: { fault: 'file-broken' },
    },
    { name: 'laughs.html', bytes: () => utf8(`${LAUGHS}<p>&j; and no more</p>`), ends: { says: 'and no more' } },
    {
      name: 'drawing.svg',
      bytes: () => utf8('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><text>Ulm</text></svg>'),
      ends: { says: '<svg width="512"' },
    },
    ...hostileDrawings(),
    {
      name: 'script.html',
      bytes: () => utf8('<h1>Calm</h1><script>while(true);</script><img src="http://127.0.0.1:9/x" onerror="while(true);">'),
      ends: { says: '# Calm' },
    },
    {
      name: 'climbs.epub',
      bytes: () =>
        zipped({
          'META-INF/container.xml': '<container><rootfile full-path="../../../etc/passwd"/></container>',
          mimetype: 'application/epub+zip',
        }),
      ends: { fault: 'file-broken' },
    },
    { name: 'no-chapters.epub', bytes: () => epubOf('Empty', []), ends: { says: '# Empty' } },
    { name: 'torn.docx', bytes: () => docxOf(paragraph('x'.repeat(5000))).slice(0, 900), ends: { fault: 'file-broken' } },
    { name: 'archive.zip', bytes: () => zipped({ 'a.txt': 'a' }), ends: { fault: 'file-binary' } },
    { name: 'old.doc', bytes: () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), ends: { fault: 'file-old' } },
    { name: 'torn.pdf', bytes: () => pdfSaying('whole').slice(0, 200), ends: { fault: 'file-broken' } },
    {
      name: 'circle.pdf',
      bytes: () => pdfOfObjects(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>']),
      ends: { fault: 'file-broken' },
    },
    { name: 'bomb.pdf', bytes: () => pdfBomb(), ends: { fault: 'file-scanned' } },
    { name: 'commas.csv', bytes: () => utf8(`a,b\n${','.repeat(3_000_000)}\n1,2\n`), ends: { says: '| a | b |' } },
    { name: 'bomb.png', bytes: () => pngDeclaring(60_000, 60_000, new Uint8Array(1_000_000)), ends: { fault: 'file-picture-large' } },
    { name: 'thread.png', bytes: () => pngDeclaring(1, 2_000_000_000), ends: { fault: 'file-picture-large' } },
    { name: 'nothing.png', bytes: () => pngDeclaring(0, 0), ends: { fault: 'file-broken' } },
    { name: 'torn.jpg', bytes: () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 1), ends: { fault: 'file-cut-off' } },
    { name: 'photo.heic', bytes: () => utf8('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), ends: { fault: 'file-heic' } },
    { name: 'quote.csv', bytes: () => utf8(`a,b\n"${'x,\n'.repeat(500_000)}`), ends: { says: '| a | b |' } },
  ];
}
