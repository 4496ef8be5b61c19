/** Words that are said or shown at a moment of a video or a recording. */
export interface Cue {
  /** Seconds from the beginning. */
  start: number;
  /** One line, without markup. */
  text: string;
  /** Who says it, where that is marked. */
  speaker?: string;
}

/** Characters of one cue: nobody reads more at once, and no pattern below sees more. */
const LONGEST_CUE = 2_000;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '', quot: '"' };

/** A cue from its WebVTT payload (https://www.w3.org/TR/webvtt1/#cue-text): tags go, a voice becomes the speaker. Also fits SRT's `<i>`. */
export function cueOf(start: number, whole: string): Cue {
  const payload = whole.slice(0, LONGEST_CUE);
  const speaker = /<v(?:\.[^\s>]*)?\s+([^>]{1,200})>/.exec(payload)?.[1]?.trim();
  // `{\an8}` is how SRT from other formats says where a line stands.
  const bare = payload.replace(/<[^<>]{0,1000}>/g, '').replace(/\{\\[^{}]{0,100}\}/g, '');
  const text = oneLine(bare.replace(/&(#\d{1,7}|[a-z]{2,4});/gi, (entity, name: string) => decoded(name) ?? entity));
  return { start, text, ...(speaker ? { speaker } : {}) };
}

function decoded(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
  const point = Number(name.slice(1));
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Seconds in `1:02:03` or `12:34`; undefined where it is no time. */
export function secondsOf(time: string): number | undefined {
  const found = /^\s*(?:(\d{1,3}):)?(\d{1,3}):(\d{2})\s*$/.exec(time);
  return found ? Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]) : undefined;
}

/** `12:34`, from an hour on `1:02:34`. */
export function timeOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
