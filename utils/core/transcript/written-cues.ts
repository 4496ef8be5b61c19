import { type Cue, oneLine, secondsOf } from './cues';

const TIME = String.raw`(?:\d{1,3}:)?\d{1,3}:\d{2}`;
const PART = String.raw`(?:[.,]\d+)?`;
const TO = String.raw`\s*[-–—>]+\s*`;
/** `[1:02] Ann: words`, with or without brackets, stars or a speaker; of `[1:02 - 1:30]` and `[1:02] - [1:30]` the first time counts. */
const LINE = new RegExp(
  String.raw`^[\s*_-]*([[(]?)(${TIME})${PART}(?:${TO}${TIME}${PART})?[\])]?(?:${TO}[[(]${TIME}${PART}[\])])?[\s*_:–—-]*(.*)$`,
);
const SPEAKER = /^[*_]*(\p{L}[^:：.!?*_]{0,40})[*_]*[:：][*_]*\s+(.+)$/u;

/** What a model that hears wrote down, line by line with times, as it was asked to; none where it told no times. */
export function writtenCues(text: string): Cue[] {
  const found: (Omit<Cue, 'text'> & { texts: string[] })[] = [];
  let areBracketed: boolean | undefined;
  for (const line of text.split(/\r?\n/).filter((each) => each.trim() && !each.trim().startsWith('```'))) {
    const [, bracket, time = '', words = ''] = LINE.exec(line) ?? [];
    // Where times have brackets, one without them is said: “10:15 and arrived”.
    const start = areBracketed && !bracket ? undefined : secondsOf(time);
    if (start !== undefined) areBracketed ??= bracket !== '';
    const last = found.at(-1);
    // A line without a time goes on with the one before it; the first is said at the beginning.
    if (start === undefined && last) {
      last.texts.push(line);
      continue;
    }
    const whole = start === undefined ? line : words;
    const [, speaker, said] = SPEAKER.exec(whole.trim()) ?? [];
    found.push({ start: start ?? 0, texts: [said ?? whole], ...(speaker ? { speaker: speaker.trim() } : {}) });
  }
  if (areBracketed === undefined) return [];
  return found.map(({ texts, ...cue }) => ({ ...cue, text: oneLine(texts.join(' ')) })).filter(({ text: said }) => said);
}
