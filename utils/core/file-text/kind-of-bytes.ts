/** What a file that is no text is, as far as a sentence about it differs. */
export type NoText = 'picture' | 'pdf' | 'binary';

/** How files begin that are no text, at the byte they begin at. https://en.wikipedia.org/wiki/List_of_file_signatures */
const SIGNATURES: readonly [kind: NoText, bytes: string, at?: number][] = [
  ['pdf', '%PDF-'],
  ['picture', '\x89PNG'],
  ['picture', '\xff\xd8\xff'],
  ['picture', 'GIF8'],
  ['picture', 'WEBP', 8],
  ['picture', 'ftypavif', 4],
  ['picture', 'ftypheic', 4],
  ['picture', 'ftypmif1', 4],
  ['picture', 'II*\0'],
  ['picture', 'MM\0*'],
  // Zip, and so every office format; the older ones; gzip.
  ['binary', 'PK\x03\x04'],
  ['binary', '\xd0\xcf\x11\xe0'],
  ['binary', '\x1f\x8b'],
];

/** @returns undefined for what may be text */
export function kindOfBytes(bytes: Uint8Array): NoText | undefined {
  return SIGNATURES.find(([, mark, at = 0]) => [...mark].every((byte, place) => bytes[at + place] === byte.charCodeAt(0)))?.[0];
}
