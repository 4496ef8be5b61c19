import type { NumberRuns } from './number-runs';
import type { Size } from './pictures/declared-size';
import type { Media, Transcript } from './rows';

type Json = null | string | number | boolean | Readonly<JsonObject> | readonly Json[];
type JsonObject = { [key: string]: Json | undefined };

/**
 * What a server wants back with a part when the answer is sent again, by the name of the wire format: signatures of thoughts, ids of items.
 * Nobody reads it here.
 */
export type Meta = Record<string, JsonObject>;

/** One piece of a message. Ours, not the SDK's. `struck` are the passages of a source that the user left out. */
export type Part =
  | { type: 'text'; text: string; meta?: Meta }
  | { type: 'reasoning'; text: string; startedAt: number; ms?: number; meta?: Meta }
  | { type: 'source'; fileId: string; label?: SourceLabel; struck?: NumberRuns }
  | MadePicture
  | RefusedPicture;

/** Pictures of one answer that are kept; a server could send them without end. */
export const MOST_MADE = 16;

/** The model made a picture that is not kept. */
export interface RefusedPicture {
  type: 'refused-picture';
  /** It and all that followed were more than an answer keeps. */
  over?: true;
}

/** A picture that the model made. `meta`, if only an empty one, stands where the server takes the picture back in its place. */
export interface MadePicture {
  type: 'picture';
  fileId: string;
  /** As a file is called. */
  name: string;
  /** Pixels. */
  size: Size;
  meta?: Meta;
  /** It is still being made, or was when the answer ended. */
  unfinished?: true;
}

/** What is shown of a source, so that nobody reads its whole text for that. */
export interface SourceLabel {
  kind: 'page' | 'selection' | 'file';
  /** Empty for a file. */
  url: string;
  title: string;
  icon: string;
  /** How a selection begins. */
  start?: string;
  /** Pixels, of a picture. */
  picture?: Size;
  /** Of a recording or a film: its MIME type. */
  media?: string;
  /** Of a recording or a film that was written down. */
  transcript?: Transcript;
}

export type GrowingType = 'text' | 'reasoning';

/** What arrived of a growing answer since the last tail. */
export interface Tail {
  messageId: string;
  n: number;
  text: string;
  /** The type of the part that begins with it; absent where it goes on with the last one. */
  begins?: GrowingType;
  /** When a thought began with it; ms since the epoch. */
  at?: number;
  meta?: Meta;
}

/**
 * Parts with their tails folded in: the one answer to "what does this message say now?".
 * @param tails in the order of `n`
 */
export function fold(parts: readonly Part[], tails: readonly Tail[]): Part[] {
  const folded = [...parts];
  for (const { begins, text, at = 0, meta } of tails) {
    const last = folded.at(-1);
    if (!begins && last && 'text' in last)
      folded[folded.length - 1] = { ...last, text: last.text + text, ...(meta ? { meta: joinMeta(last.meta, meta) } : {}) };
    else
      folded.push({
        ...(begins === 'reasoning' ? { type: begins, text, startedAt: at } : { type: 'text', text }),
        ...(meta ? { meta } : {}),
      });
  }
  return folded;
}

/** What came later stands over what came before, key by key. */
export function joinMeta(before: Meta | undefined, after: Meta): Meta {
  const joined = { ...before };
  for (const [format, values] of Object.entries(after)) joined[format] = { ...joined[format], ...values };
  return joined;
}

/** Parts whose last reasoning, if it is still open, is closed at `now`. */
export function closeReasoning(parts: readonly Part[], now: number): Part[] {
  return parts.map((part) =>
    part.type === 'reasoning' && part.ms === undefined ? { ...part, ms: Math.max(0, now - part.startedAt) } : part,
  );
}

/** Parts as a reader sees them: thoughts that follow one another are one, and one without words is none. */
export function shownParts(parts: readonly Part[]): Part[] {
  const shown: Part[] = [];
  for (const part of parts) {
    if (part.type === 'reasoning' && !part.text) continue;
    const last = shown.at(-1);
    if (part.type !== 'reasoning' || last?.type !== 'reasoning') {
      shown.push(part);
      continue;
    }
    const { ms: before, ...open } = last;
    const joined = { ...open, text: `${last.text}\n\n${part.text}` };
    shown[shown.length - 1] = before === undefined || part.ms === undefined ? joined : { ...joined, ms: before + part.ms };
  }
  return shown;
}

/** The text of a message without its reasoning. */
export function textOf(parts: readonly Part[]): string {
  return parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');
}

/** The files a message brought, in order. */
export function fileIdsOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => (part.type === 'source' ? [part.fileId] : []));
}

/** The pictures that an answer holds, in order. */
export function madeIn(parts: readonly Part[]): MadePicture[] {
  return parts.filter((part) => part.type === 'picture');
}

/** Those of them that were finished: no sketch goes with a question. */
export function finishedIn(parts: readonly Part[]): MadePicture[] {
  return madeIn(parts).filter(({ unfinished }) => !unfinished);
}

/** All files that lie in the database for a message: what it brought, and what it holds. */
export function keptIdsOf(parts: readonly Part[]): string[] {
  return [...fileIdsOf(parts), ...madeIn(parts).map(({ fileId }) => fileId)];
}

/** The labels of the sources a message brought, in order. */
export function labelsOf(parts: readonly Part[]): (SourceLabel & { fileId: string })[] {
  return parts.flatMap((part) => (part.type === 'source' && part.label ? [{ fileId: part.fileId, ...part.label }] : []));
}

/** Characters of a selection that are shown with a question. */
const SHOWN_START = 120;

/** The part for a source that is kept as a file. */
export function sourcePart(
  fileId: string,
  source: Omit<SourceLabel, 'start' | 'media'> & { text: string; media?: Media },
): Part & { type: 'source' } {
  const { kind, url, title, icon, text, picture, media, transcript } = source;
  const start = kind === 'selection' ? { start: text.slice(0, SHOWN_START) } : {};
  const size = picture ? { picture: { width: picture.width, height: picture.height } } : {};
  const heard = { ...(media ? { media: media.bytes.type } : {}), ...(transcript ? { transcript } : {}) };
  return { type: 'source', fileId, label: { kind, url, title, icon, ...start, ...size, ...heard } };
}

/**
 * An answer with its continuation, joined at the seam: in the middle of a word, a table or a code block if need be. What was thought
 * before going on stands before the text that goes on.
 */
export function joinParts(before: readonly Part[], after: readonly Part[]): Part[] {
  const last = before.at(-1);
  const at = after.findIndex(({ type }) => type !== 'reasoning');
  const first = after[at];
  if (last?.type !== 'text' || first?.type !== 'text') return [...before, ...after];
  return [...before.slice(0, -1), ...after.slice(0, at), { type: 'text', text: last.text + first.text }, ...after.slice(at + 1)];
}
