import { field, listAt, parseJson, stringAt } from '@/utils/core/json';
import type { TrackFacts } from './choose-track';
import { type Cue, oneLine, secondsOf } from './cues';

/** A track of captions as a player response lists it. */
interface CaptionTrack extends TrackFacts {
  url: string;
  /** “English (auto-generated)”. */
  name: string;
}

/** What YouTube's page says of its video to its own player. */
export interface PlayerResponse {
  videoId: string;
  tracks: readonly CaptionTrack[];
  chapters: readonly Cue[];
}

const NAME = 'ytInitialPlayerResponse';

/** @param script the text of an inline script, or of a whole page; undefined where it sets no player response */
export function playerResponseIn(script: string): PlayerResponse | undefined {
  const assigned = new RegExp(`${NAME}\\s*=\\s*\\{`).exec(script);
  const json = assigned && parseJson(objectAt(script, assigned.index + assigned[0].length - 1));
  if (!json) return undefined;
  return {
    videoId: stringAt(json, 'videoDetails', 'videoId') ?? '',
    tracks: listAt(json, 'captions', 'playerCaptionsTracklistRenderer', 'captionTracks').flatMap(trackIn),
    chapters: chaptersIn(stringAt(json, 'videoDetails', 'shortDescription') ?? ''),
  };
}

/** The object that begins at a place, to its own end: what follows it in the script is not JSON. */
function objectAt(script: string, from: number): string {
  let depth = 0;
  let isString = false;
  for (let at = from; at < script.length; at++) {
    const sign = script[at];
    if (sign === '\\') at++;
    else if (sign === '"') isString = !isString;
    else if (!isString && sign === '{') depth++;
    else if (!isString && sign === '}' && --depth === 0) return script.slice(from, at + 1);
  }
  return '';
}

function trackIn(json: unknown): CaptionTrack[] {
  const url = stringAt(json, 'baseUrl');
  if (!url) return [];
  const runs = listAt(json, 'name', 'runs').map((run) => stringAt(run, 'text') ?? '');
  return [
    {
      url,
      name: stringAt(json, 'name', 'simpleText') ?? runs.join(''),
      language: stringAt(json, 'languageCode') ?? '',
      isAutomatic: stringAt(json, 'kind') === 'asr',
    },
  ];
}

/** The site's own rule for chapters: at least three lines that begin with a time, the first with 0:00, one after the other. */
function chaptersIn(description: string): Cue[] {
  const chapters = description.split('\n').flatMap((line) => {
    const [, time = '', text = ''] = /^\W{0,3}((?:\d{1,2}:)?\d{1,2}:\d{2})\W{1,4}(\S.*)$/u.exec(line.trim()) ?? [];
    const start = secondsOf(time);
    return start === undefined ? [] : [{ start, text: oneLine(text) }];
  });
  const isInOrder = chapters.every(({ start }, at) => at === 0 || start > (chapters[at - 1]?.start ?? 0));
  return chapters.length >= 3 && chapters[0]?.start === 0 && isInOrder ? chapters : [];
}

/** The cues of a response in the format `json3`: `{ events: [{ tStartMs, segs: [{ utf8 }] }] }`; none where it is empty. */
export function cuesOfJson3(body: string): Cue[] {
  return listAt(parseJson(body), 'events').flatMap((event) => {
    const start = Number(field(event, 'tStartMs') ?? Number.NaN);
    const text = oneLine(
      listAt(event, 'segs')
        .map((segment) => stringAt(segment, 'utf8') ?? '')
        .join(''),
    );
    return Number.isFinite(start) && text ? [{ start: start / 1000, text }] : [];
  });
}
