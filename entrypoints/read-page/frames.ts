import type { FrameNamed } from '@/utils/core/page-read';
import { rectOf } from './nodes';

/** A frame smaller than this shows nothing to be read; CSS px. */
const LEAST = { width: 120, height: 60 };

/** Where this document stands in its page: the numbers of its frames from the page inwards, as `window.frames` counts them. Empty for the page. */
export function placeOfFrame(): number[] {
  const place: number[] = [];
  for (let inner: Window = window; inner !== inner.parent; inner = inner.parent) place.unshift(numberIn(inner.parent, inner));
  return place;
}

/** Whether there is room in this frame for something to be read. */
export function isRoomy(): boolean {
  return innerWidth >= LEAST.width && innerHeight >= LEAST.height;
}

/** The frames of this document, in the order in which they were met. */
export function framesNamed(frames: readonly Element[]): FrameNamed[] {
  return frames.map((frame) => {
    const { width, height } = rectOf(frame);
    const { contentWindow, src } = frame as HTMLIFrameElement;
    return { at: contentWindow ? numberIn(window, contentWindow) : -1, url: src, area: Math.round(width * height) };
  });
}

/** Which of a window's frames another is; windows of other origins can be counted and compared. https://html.spec.whatwg.org/#accessing-other-browsing-contexts */
function numberIn(outer: Window, inner: Window): number {
  for (let at = 0; at < outer.length; at++) if (outer[at] === inner) return at;
  return -1;
}
