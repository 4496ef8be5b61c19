import { readdirSync, readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { pdfOfObjects } from './pdfs';

type Bytes = Uint8Array<ArrayBuffer>;

/** A picture with its size as it is shown. */
export interface PictureSample {
  name: string;
  bytes: Bytes;
  width: number;
  height: number;
}

const bytesOf = (base64: string): Bytes => Uint8Array.from(Buffer.from(base64, 'base64'));

export function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG whose header declares a size, whatever its pixels are. https://www.w3.org/TR/png-3/ */
export function pngDeclaring(width: number, height: number, pixels: Uint8Array = new Uint8Array()): Bytes {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const comment = Buffer.from('Comment\0taken at 48.4 N, 10.0 E', 'latin1');
  const parts = [chunk('IHDR', header), chunk('tEXt', comment), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))];
  return Uint8Array.from(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]));
}

/** A PNG in stripes. @param alpha of every other stripe, 0–255 */
export function png(width: number, height: number, alpha = 255): Bytes {
  const pixels = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isOdd = Math.floor(x / 16) % 2 === 1;
      pixels.set(isOdd ? [32, 64, 208, alpha] : [208, 32, 32, 255], y * (width * 4 + 1) + 1 + x * 4);
    }
  return pngDeclaring(width, height, pixels);
}

/** A BMP of 24 bits a pixel, grey. */
function bmp(width: number, height: number): Bytes {
  const row = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + row * height, 128);
  file.fill(0, 0, 54);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  return Uint8Array.from(file);
}

// Red at the left, blue at the right, 96 by 64 pixels, as Skia wrote it.
const JPEG = bytesOf(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pjv/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozv/wAARCABAAGADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABYBAQEBAAAAAAAAAAAAAAAAAAAHBf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AM6Ax1GAAAARgKskYAAACwBKVcAAAARgKskYAAACwBKVcAAAARgKskYAAACwBKVcAAAARgKskYAAAD//2Q==',
);
const WEBP = bytesOf(
  'UklGRm4AAABXRUJQVlA4IGIAAAAwBQCdASpgAEAAPrVWp06nJCOiJrM4AOAWiWUA1IkANAAAC++Q4AnpXO40zapb/RrsYAD+6tR5r4gZN/5mj9JvpN3wBGu81wf/ln/n92udTma+IFyFCBsBSoLBtsoUvAAAAA==',
);
const AVIF = bytesOf(
  'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAAFcAAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAGAAAABAAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgSAAAAAAABNjb2xybmNseAABAA0ABoAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAAF9tZGF0EgAKCTgZb/7CAhoNIDJIFMACCACCgJPXJxO/ztFrZRrg1jQC+HeD/0yMjiu7JYkiyJOLoD369/SWLRq1coGtb4jQ7ygfG9CTO1pzApqW+jOegobsWsAg',
);
const GIF = bytesOf(
  'R0lGODlhYABAAIAAAAAAAAAAACH5BAQAAAAALAAAAABgAEAAgCBA0NAgIALEjI+py30Ao5y02hud3tzgD4ZQR5aPiKajyW7qG7ZyA9fXjCf2PuV+wAsCfjkhj4gz7pAzpY0pc9agLSmMyrK+sCatilvypsAkMYrcMYvQHHWMrXGD4HE5hu6w3/EM/Y2/4GcBGChIQahgeIiIoNjDeOK4AgkkOQlpecmYOURZaen5KRnKSZppCupZqnrKmkq5Ctsq+4o5a1u7eaubixiLO+oaTDsM7IhazJvsu8vcS/irfCw8TVxtrIh8LZ1N3W39jW1YAAA7',
);

/** Pictures as programs write them (ImageMagick), of several kinds. */
export function wholePictures(): { name: string; bytes: Bytes }[] {
  const folder = 'tests/documents/whole';
  return readdirSync(folder).map((name) => ({ name, bytes: Uint8Array.from(readFileSync(`${folder}/${name}`)) }));
}

/** What a picture's own data say of the place it was taken at. */
export const PLACE = 'Ulm, Fischergasse 22';

/** The JPEG as a camera held upright writes it: to be turned by 90° to the right, with its place. Exif 2.32, 4.6 */
function turned(): Bytes {
  const tiff = Buffer.alloc(38 + PLACE.length + 1);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  // ImageDescription (ASCII), Orientation (SHORT).
  tiff.writeUInt16BE(0x010e, 10);
  tiff.writeUInt16BE(2, 12);
  tiff.writeUInt32BE(PLACE.length + 1, 14);
  tiff.writeUInt32BE(38, 18);
  tiff.writeUInt16BE(0x0112, 22);
  tiff.writeUInt16BE(3, 24);
  tiff.writeUInt32BE(1, 26);
  tiff.writeUInt16BE(6, 30);
  tiff.write(PLACE, 38, 'latin1');
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Uint8Array.from(Buffer.concat([JPEG.subarray(0, 2), head, exif, JPEG.subarray(2)]));
}

/** A picture of each kind that is read, with the size at which it is kept. */
export function pictures(): PictureSample[] {
  return [
    { name: 'map.png', bytes: png(96, 64), width: 96, height: 64 },
    { name: 'clear.png', bytes: png(304, 64, 100), width: 304, height: 64 },
    { name: 'large.png', bytes: png(3_000, 1_500), width: 2_576, height: 1_288 },
    { name: 'turned.jpg', bytes: turned(), width: 64, height: 96 },
    { name: 'lens.webp', bytes: WEBP, width: 96, height: 64 },
    { name: 'lens.avif', bytes: AVIF, width: 96, height: 64 },
    { name: 'lens.gif', bytes: GIF, width: 96, height: 64 },
    { name: 'lens.bmp', bytes: bmp(50, 20), width: 50, height: 20 },
  ];
}

/** A PDF whose pages are pictures of different sizes, but for one with words. @param worded its number; 0 for none */
export async function scannedPdf(pages: number, worded = 0): Promise<Bytes> {
  const pdf = await PDFDocument.create();
  for (let number = 1; number <= pages; number++) {
    const page = pdf.addPage([420, 595]);
    if (number === worded) {
      page.drawText('Only this page has words, and they say nothing of the lens.', { x: 30, y: 500, size: 11 });
      continue;
    }
    const scan = await (number % 2 ? pdf.embedPng(png(160 + number, 220)) : pdf.embedJpg(JPEG));
    page.drawImage(scan, { x: 20, y: 20, width: 380, height: 500 + number });
  }
  return (await pdf.save({ useObjectStreams: false })) as Bytes;
}

/**
 * A PDF of one page that is black as a scanner for faxes writes it: group 4, every line like the one before, a bit each.
 * https://www.itu.int/rec/T-REC-T.6
 */
export function faxedPdf(): Bytes {
  const lines = `${'\xff'.repeat(100)}\x00\x10\x01`;
  const fax = '/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 400 /Rows 800 >> /Decode [1 0]';
  const content = 'q 420 0 0 595 0 0 cm /Scan Do Q';
  return pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Resources << /XObject << /Scan 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Type /XObject /Subtype /Image /Width 400 /Height 800 /BitsPerComponent 1 /ColorSpace /DeviceGray ${fax} /Length ${lines.length} >>\nstream\n${lines}\nendstream`,
  ]);
}
