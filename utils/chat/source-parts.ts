import type { FilePart, TextPart } from 'ai';
import { type Fitted, fitSources, type Sendable } from '@/utils/core/budget';
import { passagesOf } from '@/utils/core/passages/passages';
import type { SentSource, SourceFile } from '@/utils/core/rows';
import { PICTURE_TOKENS } from '@/utils/core/tokens';

type SourcePart = TextPart | FilePart;

/** The bytes of pictures that a model can see, by the ids of their files. */
export type SeenPictures = ReadonlyMap<string, Uint8Array>;

/**
 * What of the sources goes along, the first first: as the model is given it, by the ids of their files, and how much of each that is. Of a
 * picture that it cannot see it is told that there is one.
 * @param tokens what is free for all of them
 */
export function fittingParts(
  sources: readonly SourceFile[],
  tokens: number,
  pictures: SeenPictures,
): { partsById: Map<string, SourcePart[]>; sent: SentSource[] } {
  const given = sources.filter(({ id, picture }) => !picture || pictures.has(id));
  const fits = new Map(fitSources(given.map(sendable), tokens).map((fit) => [fit.fileId, fit]));
  return {
    partsById: new Map(sources.map((file) => [file.id, partsOf(file, fits.get(file.id), pictures)])),
    sent: sources.map(({ id }) => sentOf(id, fits.get(id))),
  };
}

function sendable({ id: fileId, text, language, picture }: SourceFile): Sendable {
  if (picture) return { fileId, tokens: PICTURE_TOKENS };
  return { fileId, text, ends: () => passagesOf(text, language).map(({ end }) => end) };
}

/** @param fit undefined for a picture that the model cannot see */
function sentOf(fileId: string, fit: Fitted | undefined): SentSource {
  return fit ? { fileId, sent: fit.sent, of: fit.of } : { fileId, sent: 0, of: 1, unseen: true };
}

function partsOf(file: SourceFile, fit: Fitted | undefined, pictures: SeenPictures): SourcePart[] {
  const { id, kind, title, url, language, picture } = file;
  if (picture) {
    if (!fit) return [pictureName(file, `A picture of ${picture.width} × ${picture.height} pixels. You cannot see pictures.`)];
    const data = pictures.get(id);
    if (fit.sent === 0 || !data) return [];
    return [pictureName(file, 'The picture that follows.'), { type: 'file', mediaType: picture.bytes.type, data: { type: 'data', data } }];
  }
  if (!fit?.text) return [];
  const source = { kind, title, url, language, text: fit.text };
  // The built-in engine reads what is noted.
  return [{ type: 'text', text: framed(file, kind, fit.text), providerOptions: { aside: { source } } }];
}

function pictureName(file: SourceFile, says: string): TextPart {
  return { type: 'text', text: framed(file, 'picture', says), providerOptions: { aside: { picture: true } } };
}

/** A source inside bounds that its own text cannot close. */
function framed({ title, url }: SourceFile, kind: string, text: string): string {
  const attribute = (value: string) => `"${value.replace(/[<>"&\n]/g, ' ')}"`;
  // A file has no address.
  const at = url ? ` url=${attribute(url)}` : '';
  return `<source kind=${attribute(kind)} title=${attribute(title)}${at}>\n${unhide(text).replace(/<(?=\/?\s*source)/gi, '‹')}\n</source>`;
}

/** Unicode tag characters and bidi overrides carry words that nobody sees. */
function unhide(text: string): string {
  return text.replace(/[\u{E0000}-\u{E007F}\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF]/gu, '');
}
