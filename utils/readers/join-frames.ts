import type { DocumentRead } from '@/utils/core/page-read';
import { FRAMES } from '@/utils/core/reading/markdown';

/** A frame that large is missed when it cannot be read; square CSS px. */
const MISSED = 60_000;

/**
 * The text of a page with its frames in their places, and whose text that is: the page, then the frames that stand in it. One that may not
 * be read is named, if it is large enough to be missed.
 * @param all what the page's documents returned, in any order
 */
export function joinFrames(page: DocumentRead, all: readonly DocumentRead[]): { text: string; joined: DocumentRead[] } {
  const joined: DocumentRead[] = [];
  // A frame that is older than the page stood in the page before.
  const frames = new Map(
    all.filter(({ since, place }) => place.length > 0 && since >= page.since).map((each) => [each.place.join(), each]),
  );
  const textOf = (read: DocumentRead): string => {
    joined.push(read);
    return read.text
      .replace(FRAMES, (_, at: string) => {
        const named = read.frames[Number(at)];
        if (!named) return '';
        const key = [...read.place, named.at].join();
        const inner = frames.get(key);
        frames.delete(key);
        if (inner) return textOf(inner);
        return named.area >= MISSED && /^https?:/.test(named.url) ? `[Not read: a frame of ${new URL(named.url).hostname}]` : '';
      })
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  };
  return { text: textOf(page), joined };
}
