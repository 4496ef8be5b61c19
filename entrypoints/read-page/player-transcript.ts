import { captionUrl } from '@/utils/core/transcript/caption-url';
import { chooseTrack } from '@/utils/core/transcript/choose-track';
import type { Cue } from '@/utils/core/transcript/cues';
import { cuesOfJson3, type PlayerResponse, playerResponseIn } from '@/utils/core/transcript/player-response';
import { transcriptMarkdown } from '@/utils/core/transcript/transcript-markdown';
import { fetchAsVisitor } from '@/utils/net/visitor-fetch';
import { keptInDocument, unlessAborted } from './kept';
import { findAll } from './nodes';
import { own } from './own';
import { shownChapters, shownCues } from './transcript-panel';

/** How long a site may take for what is asked of it, for this reading or the next; ms. */
const FETCH_MS = 15_000;
/** Characters; the real one has some 100,000. */
const LONGEST_SCRIPT = 5_000_000;

/**
 * The transcript of a page that tells its player about its captions in the way of YouTube: as the page shows it beside the video, else from
 * the player's own address. Where the page keeps captions that cannot be had, a line says so. Empty elsewhere.
 */
export async function playerTranscript(signal: AbortSignal): Promise<string> {
  const response = await responseForThisVideo(signal);
  if (!response) return '';
  const track = chooseTrack(response.tracks, own('documentElement').lang);
  const chapters = response.chapters.length > 0 ? response.chapters : shownChapters();
  const shown = shownCues();
  if (shown.length > 0) return transcriptMarkdown({ heading: 'Transcript of the video', cues: shown, chapters });
  if (!track) return '';
  const url = captionUrl(track.url, response.videoId, fetchedAddresses(), location.href);
  const cues = url === undefined ? [] : await fetchedCues(url, signal);
  const heading = `Transcript of the video (${track.name || track.language}${track.isAutomatic ? ', automatic captions' : ''})`;
  if (cues.length > 0) return transcriptMarkdown({ heading, cues, chapters });
  return `(This video has captions, ${track.name || track.language}, which the page has not loaded. They can be read once its transcript is opened beside the video, or its captions are switched on.)`;
}

/** What the page told its player. Once the page has gone on to another video by itself, its address has it anew. */
async function responseForThisVideo(signal: AbortSignal): Promise<PlayerResponse | undefined> {
  const scripts = findAll('script:not([src])').map(({ textContent }) => textContent ?? '');
  const script = scripts.find((text) => text.length <= LONGEST_SCRIPT && text.includes('ytInitialPlayerResponse'));
  const first = script === undefined ? undefined : playerResponseIn(script);
  if (!first) return undefined;
  const videoId = new URLSearchParams(location.search).get('v') ?? /^\/(?:shorts|live|embed)\/([\w-]+)/.exec(location.pathname)?.[1];
  if (videoId === undefined) return undefined;
  if (first.videoId === videoId) return first;
  const renewed = playerResponseIn(await once(location.href, signal));
  return renewed?.videoId === videoId ? renewed : undefined;
}

async function fetchedCues(url: string, signal: AbortSignal): Promise<Cue[]> {
  return cuesOfJson3(await once(url, signal));
}

/** Empty where it does not come in time. What failed is not asked for again in this document. */
function once(url: string, signal: AbortSignal): Promise<string> {
  const body = keptInDocument(url, () => fetchAsVisitor(url, AbortSignal.timeout(FETCH_MS)).catch(() => ''));
  return unlessAborted(body, signal);
}

function fetchedAddresses(): string[] {
  return performance.getEntriesByType('resource').map(({ name }) => name);
}
