export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'bmp' | 'other';

/**
 * How pictures begin, at the character they begin at; `other` are those that browsers do not decode (TIFF, HEIC).
 * https://en.wikipedia.org/wiki/List_of_file_signatures
 */
const SIGNATURES: readonly [kind: PictureKind, mark: string, at: number][] = [
  ['png', 'PNG\r\n', 1],
  ['jpeg', '\xff\xd8\xff', 0],
  ['gif', 'GIF8', 0],
  ['webp', 'WEBP', 8],
  ['avif', 'ftypavi', 4],
  ['bmp', 'BM', 0],
  ['other', 'ftyphei', 4],
  ['other', 'ftypmif1', 4],
  ['other', 'II*\0', 0],
  ['other', 'MM\0*', 0],
];

/**
 * @param head how a file begins, a byte a character
 * @returns undefined where it is no picture; SVG is text
 */
export function pictureKind(head: string): PictureKind | undefined {
  const kind = SIGNATURES.find(([, mark, at]) => head.startsWith(mark, at))?.[0];
  return kind === 'bmp' && !isBitmap(head) ? undefined : kind;
}

/** Bytes that the header of a BMP may have. */
const BMP_HEADERS = [12, 40, 52, 56, 64, 108, 124];

/** Two letters are no mark: the reserved bytes after them are zero, and the size of the header is one of a few. */
function isBitmap(head: string): boolean {
  return head.startsWith('\0\0\0\0', 6) && head.startsWith('\0\0\0', 15) && BMP_HEADERS.includes(head.charCodeAt(14));
}
