/** What a file is whose words Aside does not read, as far as a sentence about it differs. `old` may be encrypted, too. */
export type NoText = 'old' | 'binary';

/** How files begin that are no text. https://en.wikipedia.org/wiki/List_of_file_signatures */
const SIGNATURES: readonly [kind: NoText, bytes: string][] = [
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
  return SIGNATURES.find(([, mark]) => [...mark].every((byte, place) => bytes[place] === byte.charCodeAt(0)))?.[0];
}
