import { type Cue, oneLine, secondsOf } from './cues';

/** `[1:02] Ann: words`, with or without brackets, stars or a speaker. */
const LINE = /^[\s*_-]*[[(]?((?:\d{1,3}:)?\d{1,3}:\d{2})(?:[.,]\d+)?[\])]?[\s*_:–—-]*(.*)$/;
const SPEAKER = /^[*_]*(\p{L}[^:：.!?*_]{0,40})[*_]*[:：][*_]*\s+(.+)$/u;

/** What a model that hears wrote down, line by line with times, as it was asked to; none where it told no times. */
export function writtenCues(text: string): Cue[] {
  const cues: Cue[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() && !each.trim().startsWith('```'))) {
    const [, time = '', words = ''] = LINE.exec(line) ?? [];
    const start = secondsOf(time);
    const last = cues.at(-1);
    // A line without a time goes on with the one before it.
    if (start === undefined && last) last.text = oneLine(`${last.text} ${line}`);
    if (start === undefined || !words.trim()) continue;
    const [, speaker, said] = SPEAKER.exec(words.trim()) ?? [];
    cues.push({ start, text: oneLine(said ?? words), ...(speaker ? { speaker: speaker.trim() } : {}) });
  }
  return cues;
}
