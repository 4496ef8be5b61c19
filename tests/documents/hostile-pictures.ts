import { deflateSync } from 'node:zlib';
import { usesOfUses } from './drawings';
import { chunk, png, wholePictures } from './pictures';

type Bytes = Uint8Array<ArrayBuffer>;

export interface HostilePicture {
  name: string;
  type: string;
  bytes: Bytes;
  /** What is said of it; absent where it is attached all the same. */
  says?: string;
}

/** A PNG of one colour, a bit a pixel: a hundred kilobytes hold a billion of them. https://www.w3.org/TR/png-3/#7Scanline */
function flatPng(width: number, height: number, rows = height): Bytes {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows), { level: 1 });
  const parts = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Uint8Array.from(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]));
}

/**
 * A grey JPEG: with tables of one code each, a block of 8 × 8 is two bits. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2
 */
function flatJpeg(width: number, height: number): Bytes {
  const marker = (code: number, body: readonly number[]) => [0xff, code, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body];
  const table = (kind: number) => marker(0xc4, [kind, 1, ...Array(15).fill(0), 0]);
  const head = [
    ...[0xff, 0xd8, ...marker(0xdb, [0, ...Array(64).fill(1)])],
    ...marker(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]),
    ...[...table(0x00), ...table(0x10), ...marker(0xda, [1, 1, 0, 0, 63, 0])],
  ];
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  return Uint8Array.from(Buffer.concat([Buffer.from(head), Buffer.alloc(Math.ceil(blocks / 4)), Buffer.from([0xff, 0xd9])]));
}

/** A GIF whose screen has a size, and whose only frame is a pixel. https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
function wideGif(width: number, height: number): Bytes {
  const file = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  file.writeUInt16LE(width, 6);
  file.writeUInt16LE(height, 8);
  return Uint8Array.from(file);
}

/** A WebP that says it is as large as one can say. https://developers.google.com/speed/webp/docs/riff_container#extended_file_format */
function hugeWebp(): Bytes {
  return Uint8Array.from(Buffer.from(`RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0${'\xff'.repeat(6)}`, 'latin1'));
}

const utf8 = (text: string): Bytes => Uint8Array.from(Buffer.from(text));
const SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const LARGE = 'has too many pixels to be opened';
const DAMAGED = 'is damaged, or is not what its name says';
const CUT_OFF = 'is cut off: a part of the picture is missing';
const TOO_MUCH = 'is a drawing with more in it than can be drawn';

/** A drawing that would run, embed and load things. @param elsewhere an address whose server notes who asks */
function busySvg(elsewhere: string): Bytes {
  return utf8(
    `<?xml-stylesheet href="${elsewhere}/style.css"?><svg ${SVG} width="90" height="60" onload="document.title='ran'">
    <script>fetch('${elsewhere}/script')</script><style>@import url("${elsewhere}/import.css"); rect { fill: url("${elsewhere}/fill.svg#a") }</style>
    <image href="${elsewhere}/image.png" width="9" height="9"/><use xlink:href="${elsewhere}/use.svg#a"/>
    <foreignObject width="90" height="60"><body xmlns="http://www.w3.org/1999/xhtml"><img src="${elsewhere}/img.png" onerror="document.title='ran'"/>
    <iframe src="${elsewhere}/frame"></iframe></body></foreignObject><rect width="90" height="60"/></svg>`,
  );
}

/** Pictures that would fill, hang or fool who opens them. @param elsewhere an address whose server notes who asks */
export function hostilePictures(elsewhere: string): HostilePicture[] {
  const laughs = [...'bcdefghij'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('');
  return [
    { name: 'wide.png', type: 'image/png', bytes: flatPng(12_500, 8_000) },
    { name: 'wide.jpg', type: 'image/jpeg', bytes: flatJpeg(12_500, 8_000) },
    { name: 'vast.png', type: 'image/png', bytes: flatPng(20_000, 10_000), says: LARGE },
    { name: 'flat.png', type: 'image/png', bytes: flatPng(30_000, 30_000), says: LARGE },
    { name: 'more.png', type: 'image/png', bytes: flatPng(64, 64, 8_000_000) },
    { name: 'none.png', type: 'image/png', bytes: flatPng(0, 0, 1), says: DAMAGED },
    { name: 'torn.png', type: 'image/png', bytes: png(300, 200).slice(0, 60), says: CUT_OFF },
    { name: 'torn.jpg', type: 'image/jpeg', bytes: flatJpeg(300, 200).slice(0, 80), says: CUT_OFF },
    { name: 'wide.gif', type: 'image/gif', bytes: wideGif(65_535, 65_535), says: LARGE },
    { name: 'huge.webp', type: 'image/webp', bytes: hugeWebp(), says: LARGE },
    { name: 'busy.svg', type: 'image/svg+xml', bytes: busySvg(elsewhere) },
    // Entities are written out once, and none of those that stand in others.
    {
      name: 'laughs.svg',
      type: 'image/svg+xml',
      bytes: utf8(`<!DOCTYPE svg [<!ENTITY a "ha">${laughs}]><svg ${SVG}><text y="20">Laughs: &j;</text></svg>`),
    },
    { name: 'uses.svg', type: 'image/svg+xml', bytes: utf8(usesOfUses()), says: TOO_MUCH },
  ];
}

/** Pictures of several kinds, each whole and cut off at 30 and at 70 % of its bytes. */
export function cutOffPictures(): HostilePicture[] {
  return wholePictures().flatMap(({ name, bytes }) => {
    const type = `image/${name.split('.')[1]?.replace('jpg', 'jpeg')}`;
    const cut = [30, 70].map((share) => ({
      ...{ name: `${share}-${name}`, type, says: CUT_OFF },
      bytes: bytes.slice(0, (bytes.length * share) / 100),
    }));
    return [...cut, { name, type, bytes }];
  });
}
