import type { Media } from '@/utils/core/rows';
import { hasFilmTrack } from './film-track';
import { isFilm, MOST_SECONDS } from './media-type';
import { happens, withPlayer } from './play';

/** Bytes a second where the browser cannot play it, and nobody knows its length: usual for sound, and for films of telephones. */
const USUAL = { sound: 16_000, film: 1_000_000 };

/**
 * A recording or a film with its length. It needs a document.
 * @param type MIME; a film without a picture is a recording, but not one whose picture this browser cannot draw, such as HEVC
 */
export async function measureMedia(file: Blob, type: string): Promise<Media> {
  const played = await withPlayer(file.slice(0, file.size, type), async (player) => {
    if (player.duration === Number.POSITIVE_INFINITY) await findEnd(player);
    return { seconds: player.duration, hasPicture: player.videoWidth > 0 };
  });
  const isSound = played && isFilm({ type }) && !played.hasPicture && !(await hasFilmTrack(file));
  const its = isSound ? type.replace('video/', 'audio/') : type;
  const bytes = file.slice(0, file.size, its.replace('audio/quicktime', 'audio/mp4'));
  const known = played && Number.isFinite(played.seconds) && played.seconds > 0 ? played.seconds : undefined;
  const usual = Math.max(1, file.size / (isFilm(bytes) ? USUAL.film : USUAL.sound));
  return { bytes, seconds: Math.min(MOST_SECONDS, known ?? usual) };
}

/** What browsers record does not say its length before it was played to its end. https://crbug.com/642012 */
async function findEnd(player: HTMLVideoElement): Promise<void> {
  const found = happens(player, 'durationchange');
  player.currentTime = Number.MAX_SAFE_INTEGER;
  await found;
}
