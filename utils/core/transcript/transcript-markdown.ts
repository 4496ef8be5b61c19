import { type Cue, oneLine, timeOf } from './cues';

export interface Transcript {
  /** What it is of, and in which language: `Transcript of the video (English, automatic)`; absent where it stands by itself. */
  heading?: string;
  cues: readonly Cue[];
  /** In any order; `text` is the title. */
  chapters?: readonly Cue[];
  /** No captions, which may roll: what is said twice was said twice. */
  isVerbatim?: boolean;
}

/** A paragraph ends with a sentence after the one, in any case after the other; s. */
const LEAST_SECONDS = 20;
const MOST_SECONDS = 60;
/** Silence that ends one; s. */
const SILENCE_SECONDS = 12;
/** Characters of the longest transcript: more than ten hours of talk. */
const MOST_CHARACTERS = 1_000_000;
const MOST_CHAPTERS = 500;
const LONGEST_LINE = 200;

/** Chapters as headings, what is said in paragraphs of 20 to 60 seconds, each with the time it begins at: `[12:34] words`. */
export function transcriptMarkdown({ heading = '', cues, chapters = [], isVerbatim = false }: Transcript): string {
  const titles = chapters
    .filter(({ text }) => text)
    .slice(0, MOST_CHAPTERS)
    .toSorted((a, b) => a.start - b.start);
  const inOrder = cues.filter(({ text }) => text).toSorted((a, b) => a.start - b.start);
  const said = isVerbatim ? inOrder : withoutRepeats(inOrder);
  if (said.length === 0) return '';
  const lines = heading ? [`## ${oneLine(heading).slice(0, LONGEST_LINE)}`] : [];
  let length = 0;
  let next = 0;
  const headTo = (time: number) => {
    for (let title = titles[next]; title && title.start <= time; title = titles[++next])
      lines.push(`### ${oneLine(title.text).slice(0, LONGEST_LINE)} [${timeOf(title.start)}]`);
  };
  for (const { start, text, speaker } of paragraphs(said, titles)) {
    headTo(start);
    const room = MOST_CHARACTERS - length;
    lines.push(`[${timeOf(start)}] ${speaker ? `${speaker}: ` : ''}${text.slice(0, room)}`);
    length += text.length;
    if (text.length > room) {
      lines.push(`(The transcript goes on; it was read to [${timeOf(start)}].)`);
      return lines.join('\n\n');
    }
  }
  headTo(Number.POSITIVE_INFINITY);
  return lines.join('\n\n');
}

/** Rolling captions say a line again with the next one, and again where it moved up: each is kept once. */
function withoutRepeats(cues: readonly Cue[]): Cue[] {
  const kept: Cue[] = [];
  let before = '';
  for (const cue of cues) {
    const text =
      cue.text === before || before.endsWith(` ${cue.text}`)
        ? ''
        : cue.text.startsWith(`${before} `)
          ? cue.text.slice(before.length + 1)
          : cue.text;
    if (text) kept.push({ ...cue, text });
    before = cue.text;
  }
  return kept;
}

function paragraphs(cues: readonly Cue[], chapters: readonly Cue[]): Cue[] {
  const done: Cue[] = [];
  let open: { cue: Cue; last: number; texts: string[] } | undefined;
  const close = () => {
    if (open) done.push({ ...open.cue, text: open.texts.join(' ') });
    open = undefined;
  };
  let chapter = 0;
  for (const cue of cues) {
    const from = chapter;
    while (chapter < chapters.length && (chapters[chapter]?.start ?? 0) <= cue.start) chapter++;
    if (open && (chapter !== from || endsBefore(open, cue))) close();
    open ??= { cue, last: cue.start, texts: [] };
    open.texts.push(cue.text);
    open.last = cue.start;
  }
  close();
  return done;
}

function endsBefore({ cue, last, texts }: { cue: Cue; last: number; texts: readonly string[] }, next: Cue): boolean {
  // Who says nothing new goes on: a voice is often marked once.
  if (next.speaker !== undefined && next.speaker !== cue.speaker) return true;
  const lasts = next.start - cue.start;
  if (lasts >= MOST_SECONDS || next.start - last >= SILENCE_SECONDS) return true;
  return lasts >= LEAST_SECONDS && /[.!?…。！？؟।]["'”’»)\]]*$/.test(texts.at(-1) ?? '');
}
