import { chooseTrack } from '@/utils/core/transcript/choose-track';
import { type Cue, cueOf } from '@/utils/core/transcript/cues';
import { transcriptMarkdown } from '@/utils/core/transcript/transcript-markdown';
import { own } from './own';

/** Videos and recordings of one page that are read; a page of many is a list of previews. */
const MOST_MEDIA = 5;
/** Cues of one track: ten hours of one a second. */
const MOST_CUES = 40_000;

/** What is said in each `<video>` and `<audio>` that has captions. */
export async function mediaTranscripts(signal: AbortSignal): Promise<string> {
  const media = [...document.querySelectorAll<HTMLMediaElement>('video, audio')].filter(({ textTracks }) => textTracks.length > 0);
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
  const elements = [...document.querySelectorAll('track')];
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

/** The cues of a track. One that nobody switched on is loaded by the browser without being shown, and left as it was found. */
async function cuesOf(track: TextTrack | undefined, signal: AbortSignal): Promise<Cue[]> {
  if (!track) return [];
  const { mode } = track;
  if (mode === 'disabled') track.mode = 'hidden';
  try {
    await loaded(track, signal);
    return [...(track.cues ?? [])].slice(0, MOST_CUES).map((cue) => cueOf(cue.startTime, textOf(cue)));
  } finally {
    if (mode === 'disabled') track.mode = mode;
  }
}

function textOf(cue: TextTrackCue): string {
  const text: unknown = Reflect.get(cue, 'text');
  return typeof text === 'string' ? text : '';
}

/** Resolves when the track is loaded or cannot be, or nobody waits any more. Only a `<track>` loads; what scripts add is there. */
function loaded(track: TextTrack, signal: AbortSignal): Promise<void> {
  const element = [...document.querySelectorAll('track')].find((each) => each.track === track);
  return new Promise((done) => {
    if (!element || element.readyState === HTMLTrackElement.LOADED || element.readyState === HTMLTrackElement.ERROR || signal.aborted)
      done();
    for (const event of ['load', 'error']) element?.addEventListener(event, () => done(), { once: true, signal });
    signal.addEventListener('abort', () => done());
  });
}
