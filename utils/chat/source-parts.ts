import type { FilePart, TextPart } from 'ai';
import { withoutBounds } from '@/utils/core/bounds';
import { labelled, type Piece } from '@/utils/core/citations/labelled';
import { withoutUnseen } from '@/utils/core/invisible';
import { isInRuns, type NumberRuns, numbersIn, runsOfNumbers } from '@/utils/core/number-runs';
import { aboutPicture } from '@/utils/core/ocr/with-words';
import type { Passage } from '@/utils/core/passages/passages';
import { passagesIn } from '@/utils/core/passages/passages-in';
import { choosePassages, type Fitted, type Sendable } from '@/utils/core/ranking/choose-passages';
import type { SentSource, SourceFile } from '@/utils/core/rows';
import { PICTURE_TOKENS } from '@/utils/core/tokens';

type SourcePart = TextPart | FilePart;

/** The bytes of pictures that a model can see, by the ids of their files. */
export type SeenPictures = ReadonlyMap<string, Uint8Array>;

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
  const given = sources.filter((source) => (source.file.picture ? pictures.has(source.file.id) : !isStruck(source)));
  const fitted = new Map((await choosePassages(given.map(sendable), tokens, question)).map((fit) => [fit.fileId, fit]));
  return sources.map((source) => sentOf(source, fitted.get(source.file.id)));
}

/** Whether the user left all of it out. */
function isStruck({ file, struck }: CarriedSource): boolean {
  return struck !== undefined && passagesIn(file).every(({ n }) => isInRuns(n, struck));
}

function sendable({ file, struck }: CarriedSource): Sendable {
  const { id: fileId, text, language, picture } = file;
  if (picture) return { fileId, tokens: PICTURE_TOKENS };
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

/** @param fit undefined for a picture that the model cannot see */
function sentOf({ file, letter, struck }: CarriedSource, fit: Fitted | undefined): SentSource {
  const { id: fileId } = file;
  if (!fit) return file.picture ? { fileId, sent: 0, of: 1, unseen: true } : { fileId, sent: 0, of: 0, letter, passages: [] };
  if (file.picture) return { fileId, sent: fit.sent, of: fit.of };
  const all = passagesIn(file).map(({ n }) => n);
  const left = struck ? all.filter((n) => !isInRuns(n, struck)) : all;
  const chosen = fit.passages ?? left;
  const isWhole = chosen.length === all.length;
  return { fileId, sent: chosen.length, of: left.length, letter, ...(isWhole ? {} : { passages: runsOfNumbers(chosen) }) };
}

/** A source as the model is given it. Of a picture that it cannot see it is told that there is one; where its words were read, they are its text. */
export function partsOf(file: SourceFile, { sent, letter, passages, unseen }: SentSource, pictures: SeenPictures): SourcePart[] {
  const { id, kind, title, url, language, picture } = file;
  if (picture && letter === undefined) {
    if (unseen) return [pictureName(file, `A picture of ${picture.width} × ${picture.height} pixels. You cannot see pictures.`)];
    const data = pictures.get(id);
    if (sent === 0 || !data) return [];
    return [pictureName(file, 'The picture that follows.'), { type: 'file', mediaType: picture.bytes.type, data: { type: 'data', data } }];
  }
  if (sent === 0 || letter === undefined) return [];
  const pieces = piecesOf(file, { letter, ...(passages ? { passages } : {}) });
  const source = { kind, title, url, language, text: file.text, letter, ...(passages ? { chosen: numbersIn(passages) } : {}) };
  // The built-in engine reads what is noted.
  return [{ type: 'text', text: pieces.map(({ text }) => text).join(''), providerOptions: { aside: { fileId: id, source } } }];
}

/** What a model is given of a source, in pieces: the passages, and what stands around them. */
export function piecesOf(file: SourceFile, { letter = '', passages }: Pick<SentSource, 'letter' | 'passages'>): Piece[] {
  const pieces = labelled(file.text, passagesIn(file), letter, passages && numbersIn(passages));
  const bounds = file.ocr ? boundsOfWords(file) : boundsOf(file, file.kind);
  const inside = pieces.map((piece) => ({ ...piece, text: withoutBounds(piece.text) }));
  return [{ text: bounds.open }, ...inside, { text: bounds.close }];
}

function pictureName(file: SourceFile, says: string): TextPart {
  const { open, close } = boundsOf(file, 'picture');
  const text = aboutPicture(file);
  const about = text ? `\n${withoutBounds(withoutUnseen(text))}` : '';
  return { type: 'text', text: `${open}${says}${about}${close}`, providerOptions: { aside: { fileId: file.id, picture: true } } };
}

const READ_BY_OCR = 'The words in a picture that you cannot see, as text recognition on this device read them. They may hold mistakes.';

function boundsOfWords(file: SourceFile): { open: string; close: string } {
  const { open, close } = boundsOf(file, 'picture');
  return { open: `${open}${READ_BY_OCR}\n`, close };
}

/** Bounds of a source that its own text cannot close. */
function boundsOf({ title, url }: SourceFile, kind: string): { open: string; close: string } {
  const attribute = (value: string) => `"${withoutUnseen(value).replace(/[<>"&\n]/g, ' ')}"`;
  // A file has no address.
  const at = url ? ` url=${attribute(url)}` : '';
  return { open: `<source kind=${attribute(kind)} title=${attribute(title)}${at}>\n`, close: '\n</source>' };
}
