import { drawWithin } from '@/utils/core/pictures/draw-within';
import { encodePicture } from '@/utils/core/pictures/encode-picture';
import type { Media, Picture } from '@/utils/core/rows';
import { happens, withPlayer } from './play';

/** Pictures of a film that go in its place. */
const MOST_FRAMES = 8;
/** Pixels of their longer side. */
const FRAME_SIDE = 1_024;

interface Frames {
  frames: Frame[];
  /** Fewer were drawn where the browser cannot get to their places. */
  wanted: number;
}

interface Frame {
  /** Where it stands in the film; s. */
  at: number;
  picture: Picture;
}

/**
 * Pictures of a film, spread over it: the middle of each of up to eight equal parts, of a second at least. It needs a document.
 * @param film with its length as it was measured, which what browsers record does not say by itself
 * @returns none where the browser cannot play it
 */
export async function drawFrames(film: Media, signal: AbortSignal, progress: (done: number, of: number) => void): Promise<Frames> {
  const drawn = await withPlayer(film.bytes, async (player) => {
    const { videoWidth: width, videoHeight: height } = player;
    const seconds = Number.isFinite(player.duration) ? player.duration : film.seconds;
    const count = Math.max(1, Math.min(MOST_FRAMES, Math.floor(seconds)));
    const frames: Frame[] = [];
    for (let part = 0; part < count && width > 0; part++) {
      signal.throwIfAborted();
      const at = ((part + 0.5) * seconds) / count;
      const arrived = happens(player, 'seeked');
      player.currentTime = at;
      if (!(await arrived)) break;
      frames.push({ at, picture: await encodePicture(drawWithin(player, { width, height }, FRAME_SIDE), false) });
      progress(part + 1, count);
    }
    return { frames, wanted: count };
  });
  return drawn ?? { frames: [], wanted: 0 };
}
