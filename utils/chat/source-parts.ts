import type { FilePart, TextPart } from 'ai';
import { withoutBounds } from '@/utils/core/bounds';
import { labelled, type Piece } from '@/utils/core/citations/labelled';
import { withoutUnseen } from '@/utils/core/invisible';
import { isFilm, isPdf } from '@/utils/core/media/media-type';
import { isInRuns, type NumberRuns, numbersIn, runsOfNumbers } from '@/utils/core/number-runs';
import { aboutPicture } from '@/utils/core/ocr/with-words';
import type { Passage } from '@/utils/core/passages/passages';
import { passagesIn } from '@/utils/core/passages/passages-in';
import { choosePassages, type Fitted, type Sendable } from '@/utils/core/ranking/choose-passages';
import type { SentSource, SourceFile, Transcript } from '@/utils/core/rows';
import type { SeenPicture, SeenPictures } from './seen-pictures';

type SourcePart = TextPart | FilePart;

/** A source as a branch carries it. */
export interface CarriedSource {
  file: SourceFile;
  /** What the model is told to call it. */
  letter: string;
  /** The passages that the user left out. */
  struck?: NumberRuns | undefined;
}

/**
 * What of the sources goes along, where not all of it fits: what is nearest to the question.
 * @param sources the newest first
 * @param tokens what is free for all of them
 */
export async function chooseSent(
  sources: readonly CarriedSource[],
  tokens: number,
  pictures: SeenPictures,
  question: string,
): Promise<SentSource[]> {
  const given = sources.filter((source) => (isShown(source.file) ? goes(source.file, pictures) : !isStruck(source)));
  const fitted = new Map(
    (
      await choosePassages(
        given.map((source) => sendable(source, pictures)),
        tokens,
        question,
      )
    ).map((fit) => [fit.fileId, fit]),
  );
  return sources.map((source) => sentOf(source, fitted.get(source.file.id) ?? (pictures.has(source.file.id) ? unsent(source) : undefined)));
}

/** Whether it is a picture, a recording or a film, which goes whole or not at all. */
export function isShown({ picture, media }: SourceFile): boolean {
  return (picture ?? media) !== undefined;
}

/** Whether it is one that the model is given, and that its request carries. */
function goes({ id }: SourceFile, pictures: SeenPictures): boolean {
  return pictures.has(id) && !pictures.get(id)?.over;
}

function unsent({ file }: CarriedSource): Fitted {
  return { fileId: file.id, sent: 0, of: 1 };
}

/** Whether the user left all of it out. */
function isStruck({ file, struck }: CarriedSource): boolean {
  return struck !== undefined && passagesIn(file).every(({ n }) => isInRuns(n, struck));
}

function sendable({ file, struck }: CarriedSource, pictures: SeenPictures): Sendable {
  const { id: fileId, text, language } = file;
  if (isShown(file)) return { fileId, tokens: pictures.get(fileId)?.tokens ?? 0 };
  return { fileId, text, language, passages: () => passagesThatGo({ file, ...(struck ? { struck } : {}) }) };
}

/** The passages of a source but for those that were struck out. */
export function passagesThatGo({ file, struck = [] }: Pick<CarriedSource, 'file' | 'struck'>): readonly Passage[] {
  return passagesIn(file).filter(({ n }) => !isInRuns(n, struck));
}

/** All of a text. */
export function sentWhole(source: CarriedSource): SentSource {
  return sentOf(source, { fileId: source.file.id, sent: 1, of: 1 });
}

/** @param fit undefined for what the model cannot see or does not take */
function sentOf({ file, letter, struck }: CarriedSource, fit: Fitted | undefined): SentSource {
  const { id: fileId } = file;
  if (!fit && file.media) return { fileId, sent: 0, of: 1, unheard: true };
  if (!fit) return file.picture ? { fileId, sent: 0, of: 1, unseen: true } : { fileId, sent: 0, of: 0, letter, passages: [] };
  if (isShown(file)) return { fileId, sent: fit.sent, of: fit.of };
  const all = passagesIn(file).map(({ n }) => n);
  const left = struck ? all.filter((n) => !isInRuns(n, struck)) : all;
  const chosen = fit.passages ?? left;
  const isWhole = chosen.length === all.length;
  return { fileId, sent: chosen.length, of: left.length, letter, ...(isWhole ? {} : { passages: runsOfNumbers(chosen) }) };
}

/**
 * A source as the model is given it. Of a picture that it cannot see it is told that there is one; where its words were read, or what is said
 * in a recording was written down, that is its text.
 */
export function partsOf(file: SourceFile, { sent, letter, passages, unseen, unheard }: SentSource, pictures: SeenPictures): SourcePart[] {
  const { id, kind, title, url, language, picture, media } = file;
  if (picture && letter === undefined) {
    if (unseen) return [pictureName(file, `A picture of ${picture.width} × ${picture.height} pixels. You cannot see pictures.`)];
    const seen = pictures.get(id);
    if (sent === 0 || !seen) return [];
    const providerOptions = { aside: { tokens: seen.tokens, ...seen.size } };
    return [
      pictureName(file, 'The picture that follows.'),
      { type: 'file', mediaType: seen.type, data: { type: 'data', data: seen.data }, providerOptions },
    ];
  }
  if (media && letter === undefined) return mediaParts(file, sent > 0 ? pictures.get(id) : undefined, unheard);
  if (sent === 0 || letter === undefined) return [];
  const pieces = piecesOf(file, { letter, ...(passages ? { passages } : {}) });
  const source = { kind, title, url, language, text: file.text, letter, ...(passages ? { chosen: numbersIn(passages) } : {}) };
  // The built-in engine reads what is noted.
  return [{ type: 'text', text: pieces.map(({ text }) => text).join(''), providerOptions: { aside: { fileId: id, source } } }];
}

/** What a model is given of a source, in pieces: the passages, and what stands around them. */
export function piecesOf(file: SourceFile, { letter = '', passages }: Pick<SentSource, 'letter' | 'passages'>): Piece[] {
  const pieces = labelled(file.text, passagesIn(file), letter, passages && numbersIn(passages));
  const bounds = file.ocr ? boundsOfWords(file) : file.transcript ? boundsOfTranscript(file, file.transcript) : boundsOf(file, file.kind);
  const inside = pieces.map((piece) => ({ ...piece, text: withoutBounds(piece.text) }));
  return [{ text: bounds.open }, ...inside, { text: bounds.close }];
}

/** Of a recording, a film or a PDF without text that the model does not take it is told that there is one. */
function mediaParts(file: SourceFile, seen: SeenPicture | undefined, unheard: true | undefined): SourcePart[] {
  const { media } = file;
  if (!media) return [];
  const kind = isPdf(media.bytes) ? 'PDF' : isFilm(media.bytes) ? 'film' : 'recording';
  const length = isPdf(media.bytes) ? `${media.pages ?? 1} pages` : `${Math.ceil(media.seconds)} seconds`;
  if (unheard) return [pictureName(file, `A ${kind} of ${length}. You are not given it.`, kind)];
  if (!seen) return [];
  const providerOptions = { aside: { tokens: seen.tokens } };
  return [
    pictureName(file, `The ${kind} that follows.`, kind),
    { type: 'file', mediaType: seen.type, filename: file.title, data: { type: 'data', data: seen.data }, providerOptions },
  ];
}

function pictureName(file: SourceFile, says: string, kind = 'picture'): TextPart {
  const { open, close } = boundsOf(file, kind);
  const text = file.media ? '' : aboutPicture(file);
  const about = text ? `\n${withoutBounds(withoutUnseen(text))}` : '';
  return {
    type: 'text',
    text: `${open}${says}${about}${close}`,
    providerOptions: { aside: { fileId: file.id, [file.media ? 'media' : 'picture']: true } },
  };
}

const READ_BY_OCR = 'The words in a picture that you cannot see, as text recognition on this device read them. They may hold mistakes.';

function boundsOfWords(file: SourceFile): { open: string; close: string } {
  const { open, close } = boundsOf(file, 'picture');
  return { open: `${open}${READ_BY_OCR}\n`, close };
}

function boundsOfTranscript(file: SourceFile, { of, seconds, by }: Transcript): { open: string; close: string } {
  const { open, close } = boundsOf(file, of);
  const name = withoutBounds(withoutUnseen(by));
  const what = `a ${of} of ${Math.ceil(seconds)} seconds that you are not given`;
  return { open: `${open}A transcript of ${what}, written by the model ${name}. It may hold mistakes.\n`, close };
}

/** Bounds of a source that its own text cannot close. */
function boundsOf({ title, url }: SourceFile, kind: string): { open: string; close: string } {
  const attribute = (value: string) => `"${withoutUnseen(value).replace(/[<>"&\n]/g, ' ')}"`;
  // A file has no address.
  const at = url ? ` url=${attribute(url)}` : '';
  return { open: `<source kind=${attribute(kind)} title=${attribute(title)}${at}>\n`, close: '\n</source>' };
}
