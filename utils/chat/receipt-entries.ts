import type { ModelMessage } from 'ai';
import type { Piece } from '@/utils/core/citations/labelled';
import { field, numberAt } from '@/utils/core/json';
import { notedTokens } from '@/utils/core/noted-tokens';
import type { Size } from '@/utils/core/pictures/declared-size';
import type { Picture, SentSource, SourceFile } from '@/utils/core/rows';
import { estimateTokens } from '@/utils/core/tokens';
import { isShown, piecesOf } from './source-parts';

/** One piece of what goes out, in the order in which it does. */
export interface ReceiptEntry {
  /** `summary` stands for earlier turns; `to-sum` are such turns, which go first and by themselves. Both go as the user's. */
  role: 'system' | 'user' | 'assistant' | 'summary' | 'to-sum';
  /** In its exact words; joined, the pieces are what is sent. */
  pieces: readonly Piece[];
  /** What it is of, where it is a source. */
  source?: { file: SourceFile; sent: SentSource };
  /** The picture that it is, as it is kept. */
  picture?: Picture;
  /** The file in which that lies. */
  pictureOf?: SourceFile;
  /** Pixels at which it is sent. */
  size?: Size;
  /** The recording or film that it is. */
  media?: SourceFile;
  /** Estimated. */
  tokens: number;
}

/** A piece of plain text. */
export function textEntry(role: ReceiptEntry['role'], text: string): ReceiptEntry {
  return { role, pieces: [{ text }], tokens: estimateTokens(text) };
}

/** The pieces of a message, with the files that they are of. */
export function entriesOf({ role, content }: ModelMessage, sent: readonly SentSource[], files: readonly SourceFile[]): ReceiptEntry[] {
  if (role !== 'user' && role !== 'assistant') return [];
  if (typeof content === 'string') return [textEntry(role, content)];
  let picture: SourceFile | undefined;
  let media: SourceFile | undefined;
  return content.flatMap((part): ReceiptEntry[] => {
    if (part.type === 'file') {
      const inPlace = files.find(({ id }) => id === field(part.providerOptions, 'aside', 'fileId'));
      const shown = inPlace ?? picture;
      const [width, height] = ['width', 'height'].map((side) => numberAt(part.providerOptions, 'aside', side));
      return [
        {
          role,
          pieces: [],
          tokens: notedTokens(part),
          ...(media ? { media } : shown?.picture ? { picture: shown.picture, pictureOf: shown } : {}),
          ...(width && height ? { size: { width, height } } : {}),
        },
      ];
    }
    if (part.type !== 'text' && part.type !== 'reasoning') return [];
    const fileId = field(part.providerOptions, 'aside', 'fileId');
    const file = files.find(({ id }) => id === fileId);
    const source = sent.find((each) => each.fileId === fileId);
    const isSummary = field(part.providerOptions, 'aside', 'summary') === true;
    if (!file || !source) return part.text ? [textEntry(isSummary ? 'summary' : role, part.text)] : [];
    picture = file.picture ? file : undefined;
    media = file.media && source.letter === undefined ? file : undefined;
    return [
      {
        role,
        pieces: isShown(file) && source.letter === undefined ? [{ text: part.text }] : piecesOf(file, source),
        source: { file, sent: source },
        tokens: estimateTokens(part.text),
      },
    ];
  });
}
