import { listAt, numberAt, parseJson, stringAt } from '@/utils/core/json';
import { chooseTrack } from '@/utils/core/transcript/choose-track';
import { type Cue, cueOf } from '@/utils/core/transcript/cues';
import { transcriptMarkdown } from '@/utils/core/transcript/transcript-markdown';
import { keptInDocument, unlessAborted } from './kept';
import { findAll } from './nodes';
import { own } from './own';

/** Videos and recordings of one page that are read; a page of many is a list of previews. */
const MOST_MEDIA = 5;
/** How long a track may take to load, for this reading or the next; ms. */
const LOAD_MS = 10_000;
/** Cues of one track: ten hours of one a second. */
const MOST_CUES = 40_000;

/** What is said in each `<video>` and `<audio>` that has captions. */
export async function mediaTranscripts(signal: AbortSignal): Promise<string> {
  const media = findAll<HTMLMediaElement>('video, audio').filter(({ textTracks }) => textTracks.length > 0);
  const read = await Promise.all(media.slice(0, MOST_MEDIA).map((each) => mediaTranscript(each, signal)));
  return read.filter(Boolean).join('\n\n');
}

async function mediaTranscript(media: HTMLMediaElement, signal: AbortSignal): Promise<string> {
  const tracks = [...media.textTracks];
  const said = chosen(tracks, ['captions', 'subtitles']);
  // What is told to those who do not see the picture.
  const described = chosen(tracks, ['descriptions']);
  const [cues, descriptions, chapters] = await Promise.all(
    [said, described, chosen(tracks, ['chapters'])].map((each) => cuesOf(each, signal)),
  );
  const what = media.localName === 'audio' ? 'recording' : 'video';
  const facts = [said?.label || said?.language || described?.label || described?.language].filter(Boolean);
  return transcriptMarkdown({
    heading: `Transcript of the ${what}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`,
    cues: [...(cues ?? []), ...(descriptions ?? []).map((cue) => ({ ...cue, text: `(${cue.text})` }))],
    chapters: chapters ?? [],
  });
}

function chosen(tracks: readonly TextTrack[], kinds: readonly TextTrackKind[]): TextTrack | undefined {
  const elements = findAll<HTMLTrackElement>('track');
  const facts = tracks
    .filter(({ kind }) => kinds.includes(kind))
    .map((track) => ({
      track,
      language: track.language,
      isAutomatic: /\bauto/i.test(track.label),
      isShown: track.mode === 'showing',
      isDefault: elements.some((element) => element.default && element.track === track),
    }));
  return chooseTrack(facts, own('documentElement').lang)?.track;
}

/** The cues of a track. One that nobody switched on is loaded by the browser without being shown, once, and left as it was found. */
async function cuesOf(track: TextTrack | undefined, signal: AbortSignal): Promise<Cue[]> {
  if (!track) return [];
  const element = findAll<HTMLTrackElement>('track').find((each) => each.track === track);
  if (track.mode !== 'disabled' || !element) return cuesIn(track);
  const key = `${element.kind} ${element.src}`;
  const payloads = await unlessAborted(
    keptInDocument(key, () => loadedPayloads(element)),
    signal,
  );
  return listAt(parseJson(payloads)).flatMap((row) => cueOf(numberAt(row, 'start') ?? 0, stringAt(row, 'text') ?? ''));
}

function cuesIn(track: TextTrack): Cue[] {
  return payloadsIn(track).map(({ start, text }) => cueOf(start, text));
}

function payloadsIn(track: TextTrack): { start: number; text: string }[] {
  return [...(track.cues ?? [])].slice(0, MOST_CUES).map((cue) => ({ start: cue.startTime, text: textOf(cue) }));
}

function textOf(cue: TextTrackCue): string {
  const text: unknown = Reflect.get(cue, 'text');
  return typeof text === 'string' ? text : '';
}

/** @returns JSON of what the track says; of nothing where it does not load */
async function loadedPayloads(element: HTMLTrackElement): Promise<string> {
  const { track } = element;
  track.mode = 'hidden';
  try {
    await new Promise<void>((done) => {
      if (element.readyState === HTMLTrackElement.LOADED || element.readyState === HTMLTrackElement.ERROR) done();
      for (const event of ['load', 'error']) element.addEventListener(event, () => done(), { once: true });
      setTimeout(done, LOAD_MS);
    });
    return JSON.stringify(payloadsIn(track));
  } finally {
    if (track.mode === 'hidden') track.mode = 'disabled';
  }
}
