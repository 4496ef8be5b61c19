/**
 * How recordings and films begin, at the character they begin at, and what they are then; and one of what stands elsewhere then, as words may
 * begin so, too: versions, flags, and the first byte of a small size. Of a container that can hold both it is said what it
 * mostly holds; `measureMedia` knows. https://en.wikipedia.org/wiki/List_of_file_signatures, https://mp4ra.org/registered-types/brands
 */
const SIGNATURES: readonly [type: string, mark: string, at: number, beside: readonly string[], besideAt: number][] = [
  ['audio/mpeg', 'ID3', 0, ['\x02', '\x03', '\x04'], 3],
  ['audio/wav', 'WAVE', 8, ['RIFF'], 0],
  ['audio/flac', 'fLaC', 0, ['\0', '\x80'], 4],
  ['audio/ogg', 'OggS', 0, ['\0'], 4],
  ['audio/mp4', 'ftypM4A', 4, ['\0'], 0],
  ['audio/mp4', 'ftypM4B', 4, ['\0'], 0],
  ['video/quicktime', 'ftypqt', 4, ['\0'], 0],
  ['video/mp4', 'ftyp', 4, ['\0'], 0],
];

/** EBML; what is in it says its name in the first bytes. https://www.rfc-editor.org/rfc/rfc8794#section-11.2.6 */
const MATROSKA = '\x1aE\xdf\xa3';

/**
 * @param head how a file begins, a byte a character
 * @returns its MIME type; undefined where it is neither, or none that any model takes. Pictures are to be told first: AVIF and HEIC begin as films do
 */
export function mediaType(head: string): string | undefined {
  if (head.startsWith(MATROSKA)) return head.slice(0, 64).includes('webm') ? 'video/webm' : undefined;
  const found = SIGNATURES.find(
    ([, mark, at, beside, besideAt]) => head.startsWith(mark, at) && beside.some((each) => head.startsWith(each, besideAt)),
  );
  return found?.[0] ?? frameType(head);
}

/** MP3 (layer III) and AAC without a container begin with the mark of a frame. ISO 11172-3, 2.4.1.3; ISO 13818-7, 6.2 */
function frameType(head: string): string | undefined {
  const second = head.charCodeAt(1);
  if (head.charCodeAt(0) !== 0xff) return undefined;
  if ((second & 0xe6) === 0xe2) return 'audio/mpeg';
  return (second & 0xf6) === 0xf0 ? 'audio/aac' : undefined;
}

/** Bytes of a recording, a film or a PDF. Services take 20 to 100 MB in one request, as base64. */
export const MOST_MEDIA_BYTES = 50_000_000;

/** Of a recording or a film that says it is longer: nobody has one, and files may say anything. Eleven days; s. */
export const MOST_SECONDS = 1_000_000;

export const PDF = 'application/pdf';

export function isPdf({ type }: { type: string }): boolean {
  return type === PDF;
}

export function isFilm({ type }: { type: string }): boolean {
  return type.startsWith('video/');
}
