import type { Size } from '@/utils/core/pictures/declared-size';
import { drawWithin } from '@/utils/core/pictures/draw-within';
import { contextOf, encodePicture } from '@/utils/core/pictures/encode-picture';
import type { Media, Picture } from '@/utils/core/rows';
import { happens, withPlayer } from './play';

/** Pictures of a film that go in its place. */
const MOST_FRAMES = 8;
/** Pixels of their longer side. */
const FRAME_SIDE = 1_024;
/** How long a player that has arrived may take to be drawn; ms. */
const PATIENCE_MS = 1_000;
const REST_MS = 20;

interface Frames {
  frames: Frame[];
  /** Fewer were drawn where the browser cannot get to their places. */
  wanted: number;
}

export interface Frame {
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
      const canvas = (await arrived) ? await drawnAt(player, { width, height }) : undefined;
      if (!canvas) break;
      frames.push({ at, picture: await encodePicture(canvas, false) });
      progress(part + 1, count);
    }
    return { frames, wanted: count };
  });
  return drawn ?? { frames: [], wanted: 0 };
}

/** Draws what a player shows. Measured in Firefox 153: one in ten had arrived and drew nothing yet. @returns undefined where it draws nothing at all */
async function drawnAt(player: HTMLVideoElement, size: Size): Promise<OffscreenCanvas | undefined> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; ) {
    const canvas = drawWithin(player, size, FRAME_SIDE);
    const { data } = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
    if (data.some((value) => value > 0)) return canvas;
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
  return undefined;
}
