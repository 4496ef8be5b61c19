import { withoutBegun } from '@/utils/core/citations/cited';
import { MAX_PIECE, type Piece, type Split, split } from './blocks';
import { NO_LETTERS, withPlainBrackets } from './cites';
import { closeTail, draft } from './draft';
import { isNoteKey } from './notes';
import { type Parsed, parse, type Reference, UNPARSED } from './parse';

/** A piece as it is shown; the same object as long as it shows the same. */
export interface Block extends Parsed {
  readonly piece: Piece;
}

export interface Reading {
  readonly text: string;
  readonly growing: boolean;
  /** of the sources that it may point at */
  readonly letters: ReadonlySet<string>;
  readonly split: Split;
  /** what is settled, and the definitions in it */
  readonly settled: readonly Block[];
  readonly known: ReadonlyMap<string, Reference>;
  /** what to show: the settled blocks and the tail */
  readonly blocks: readonly Block[];
}

const NOTHING: ReadonlyMap<string, Reference> = new Map();

/**
 * Reads an answer, again and again while it grows: settled blocks are parsed once, only the tail is parsed each time.
 * A block is parsed a second time when a definition it lacked arrives in a later block.
 */
export function read(text: string, growing: boolean, earlier?: Reading | null, letters = NO_LETTERS): Reading {
  const previous = earlier?.letters === letters ? earlier : null;
  if (previous?.text === text && previous.growing === growing) return previous;
  const parts = split(letters.size > 0 ? withPlainBrackets(text, letters) : text, previous?.split);
  const last = (previous?.settled.length ?? 0) - 1;
  const kept =
    previous &&
    last >= 0 &&
    previous.settled[last]?.piece.start === parts.settled[last]?.start &&
    previous.split.settled[last] === parts.settled[last]
      ? previous
      : null;

  let settled = kept?.settled ?? [];
  let known = kept?.known ?? NOTHING;
  if (parts.settled.length > settled.length)
    ({ blocks: settled, known } = add(settled, parts.settled.slice(settled.length), known, letters));

  if (!growing) return { text, growing, letters, split: parts, settled, known, blocks: add(settled, [parts.tail], known, letters).blocks };
  const tail = growingTail(parts.tail, known, letters);
  // A footnote is one from its mark on: what it will say changes nothing above.
  const notes = [...tail.defines].filter(([key]) => isNoteKey(key) && !known.has(key));
  if (notes.length > 0) ({ blocks: settled, known } = know(settled, notes, known, letters));
  return { text, growing, letters, split: parts, settled, known, blocks: [...settled, tail] };
}

/** Adds definitions, and parses those blocks again that lacked one. */
function know(
  blocks: readonly Block[],
  fresh: readonly (readonly [string, Reference])[],
  known: ReadonlyMap<string, Reference>,
  letters: ReadonlySet<string>,
) {
  const all = new Map([...known, ...fresh]);
  const lacked = ({ missing }: Block) => fresh.some(([label]) => missing.has(label));
  return { blocks: blocks.map((block) => (lacked(block) ? toBlock(block.piece, all, letters) : block)), known: all };
}

function add(before: readonly Block[], pieces: readonly Piece[], known: ReadonlyMap<string, Reference>, letters: ReadonlySet<string>) {
  const all = new Map(known);
  const fresh: [string, Reference][] = [];
  const blocks = [...before];
  for (const piece of pieces) {
    const block = toBlock(piece, all, letters);
    for (const [label, reference] of block.defines) {
      if (all.has(label)) continue;
      all.set(label, reference);
      fresh.push([label, reference]);
    }
    blocks.push(block);
  }
  return fresh.length === 0 ? { blocks, known } : know(blocks, fresh, known, letters);
}

function toBlock(piece: Piece, known: ReadonlyMap<string, Reference>, letters: ReadonlySet<string>): Block {
  return { piece, ...(isTooLong(piece) ? UNPARSED : parse(piece.text, known, false, letters)) };
}

function growingTail(piece: Piece, known: ReadonlyMap<string, Reference>, letters: ReadonlySet<string>): Block {
  if (isTooLong(piece)) return { piece, ...UNPARSED };
  const text = letters.size > 0 && !piece.fence ? withoutBegun(piece.text) : piece.text;
  const parsed = parse(draft(text, piece.fence), known, true, letters);
  return { piece, ...parsed, tokens: parsed.tokens && closeTail(parsed.tokens) };
}

const isTooLong = (piece: Piece) => piece.text.length > MAX_PIECE && !piece.fence;
