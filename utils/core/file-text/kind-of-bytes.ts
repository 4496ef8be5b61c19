/** What a file is whose words Aside does not read, as far as a sentence about it differs. `old` may be encrypted, too. */
export type NoText = 'picture' | 'old' | 'binary';

/** How files begin that are no text, at the byte they begin at. https://en.wikipedia.org/wiki/List_of_file_signatures */
const SIGNATURES: readonly [kind: NoText, bytes: string, at?: number][] = [
  ['picture', '\x89PNG'],
  ['picture', '\xff\xd8\xff'],
  ['picture', 'GIF8'],
  ['picture', 'WEBP', 8],
  ['picture', 'ftypavif', 4],
  ['picture', 'ftypheic', 4],
  ['picture', 'ftypmif1', 4],
  ['picture', 'II*\0'],
  ['picture', 'MM\0*'],
  // DOC, XLS and PPT before 2007, and whatever Office encrypts; RTF.
  ['old', '\xd0\xcf\x11\xe0'],
  ['old', '{\\rtf'],
  // Zip; gzip; a PDF that came here is none.
  ['binary', 'PK\x03\x04'],
  ['binary', '\x1f\x8b'],
  ['binary', '%PDF-'],
];

/** @returns undefined for what may be text */
export function kindOfBytes(bytes: Uint8Array): NoText | undefined {
  return SIGNATURES.find(([, mark, at = 0]) => [...mark].every((byte, place) => bytes[at + place] === byte.charCodeAt(0)))?.[0];
}
