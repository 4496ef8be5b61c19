import { mediaTranscripts } from './media-transcript';
import { playerTranscript } from './player-transcript';

/** A page does not wait longer for what is said in its videos, and then a little for what came until then; ms. */
const PATIENCE_MS = 1_200;
const GRACE_MS = 250;

/**
 * What is said in the page's videos and recordings, as Markdown with the times it is said at; empty where the page has no captions.
 * Never throws, and takes at most a second and a half.
 */
export async function transcript(): Promise<string> {
  const ending = new AbortController();
  setTimeout(() => ending.abort(), PATIENCE_MS);
  const late = new Promise<string>((done) => setTimeout(done, PATIENCE_MS + GRACE_MS, ''));
  const said = async () => (await playerTranscript(ending.signal)) || (await mediaTranscripts(ending.signal));
  try {
    return await Promise.race([said(), late]);
  } catch {
    return '';
  }
}
