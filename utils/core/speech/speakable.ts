import { sentenceEnds } from '@/utils/core/passages/sentences';
import { plainText } from './plain-text';

/** What is said of an answer: a sentence or several, or, of what cannot be listened to, what it is. */
export type Spoken = { type: 'text'; text: string } | { type: 'code'; lines: number } | { type: 'table'; rows: number; columns: number };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const DELIMITERS = /^ {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
/** Characters of a paragraph that are looked at together: patterns take their time with endless odd ones. */
const LONGEST = 2_000;
/** Lines that end the paragraph above them. */
const NEW_BLOCK = /^\s*(?:\||[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|>|`{3}|~{3}|[-*_]{3,}\s*$|$)/;

/**
 * What of a Markdown text can be said by now: whole sentences and whole blocks.
 * @param text all that there is
 * @param from where the last call ended
 * @param ended nothing more will come
 * @param language BCP 47, empty where unknown: by whose rules sentences end
 * @param most characters, about: with more than that the rest is left for the next call
 * @returns `next` is where the next call begins
 */
export function speakable(
  text: string,
  from: number,
  ended: boolean,
  language: string,
  most = Number.POSITIVE_INFINITY,
): { spoken: Spoken[]; next: number } {
  const spoken: Spoken[] = [];
  let next = from;
  let length = 0;
  while (next < text.length && length < most) {
    const block = blockAt(text, next, ended, language);
    if (!block) break;
    next = block.end;
    if (!block.spoken) continue;
    spoken.push(block.spoken);
    length += block.spoken.type === 'text' ? block.spoken.text.length : 20;
  }
  return { spoken, next };
}

interface Block {
  end: number;
  /** Absent where there is nothing to say of it. */
  spoken?: Spoken;
}

/** @returns undefined where more has to come first */
function blockAt(text: string, from: number, ended: boolean, language: string): Block | undefined {
  const line = lineAt(text, from);
  // A line that has only begun may become anything.
  if (!line.whole && !ended && /^\s*(?:[-*+>#|`~\d][^\s]{0,3})?\s*$/.test(line.text)) return undefined;
  if (line.whole && line.text.trim() === '') return { end: line.end };
  const atLineStart = from === 0 || text[from - 1] === '\n';
  const fence = atLineStart ? FENCE.exec(line.text)?.[1] : undefined;
  if (fence) return codeAt(text, line.end, fence, ended);
  if (atLineStart && line.text.includes('|')) {
    const below = lineAt(text, line.end);
    if (!line.whole || (!below.whole && !ended)) return ended ? paragraphAt(text, from, ended, language) : undefined;
    if (DELIMITERS.test(below.text) && below.text.includes('-')) return tableAt(text, line.text, below.end, ended);
  }
  return paragraphAt(text, from, ended, language);
}

function codeAt(text: string, from: number, fence: string, ended: boolean): Block | undefined {
  let lines = 0;
  for (let at = from; at < text.length; lines++) {
    const line = lineAt(text, at);
    if (line.text.trim().startsWith(fence) && /^\s*(`+|~+)\s*$/.test(line.text) && (line.whole || ended))
      return { end: line.end, spoken: { type: 'code', lines } };
    at = line.end;
  }
  return ended ? { end: text.length, spoken: { type: 'code', lines } } : undefined;
}

function tableAt(text: string, head: string, from: number, ended: boolean): Block | undefined {
  const columns = head
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length;
  let rows = 0;
  for (let at = from; at < text.length; rows++) {
    const line = lineAt(text, at);
    if (!line.whole && !ended) return undefined;
    if (!line.text.includes('|')) return { end: at, spoken: { type: 'table', rows, columns } };
    at = line.end;
  }
  return ended ? { end: text.length, spoken: { type: 'table', rows, columns } } : undefined;
}

/** A whole paragraph, heading or item; of one that still grows, its whole sentences. */
function paragraphAt(text: string, from: number, ended: boolean, language: string): Block | undefined {
  let end = lineAt(text, from).end;
  let closed = ended;
  while (end < text.length && end - from <= LONGEST) {
    const line = lineAt(text, end);
    if (!line.whole && !ended && line.text.length < 4) break;
    if (NEW_BLOCK.test(line.text)) {
      closed = true;
      break;
    }
    end = line.end;
  }
  // A heading or an item is over with its line; a paragraph's next line may go on with the sentence.
  if (end >= text.length && /^\s*(?:#{1,6}|[-*+]|\d{1,9}[.)])\s/.test(text.slice(from, end)) && text[end - 1] === '\n') closed = true;
  if (end - from > LONGEST) return partOf(text, from, language);
  const raw = text.slice(from, end);
  if (closed) return block(raw, end);
  let whole = 0;
  for (const sentenceEnd of sentenceEnds(raw, language)) if (sentenceEnd < raw.length) whole = sentenceEnd;
  return whole > 0 ? block(raw.slice(0, whole), from + whole) : undefined;
}

/** The first sentences of what is too long; where there are none, its first words. */
function partOf(text: string, from: number, language: string): Block {
  const raw = text.slice(from, from + LONGEST);
  let whole = 0;
  for (const sentenceEnd of sentenceEnds(raw, language)) if (sentenceEnd < raw.length) whole = sentenceEnd;
  const cut = whole || raw.lastIndexOf(' ') + 1 || LONGEST;
  return block(raw.slice(0, cut), from + cut);
}

function block(raw: string, end: number): Block {
  const text = plainText(raw);
  return text ? { end, spoken: { type: 'text', text } } : { end };
}

/** The line from a place on, without its end. */
function lineAt(text: string, from: number): { text: string; end: number; whole: boolean } {
  const at = text.indexOf('\n', from);
  return at < 0 ? { text: text.slice(from), end: text.length, whole: false } : { text: text.slice(from, at), end: at + 1, whole: true };
}
