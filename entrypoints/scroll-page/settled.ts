import { findAll } from '@/entrypoints/read-page/nodes';
import { shownAnew } from '@/entrypoints/read-page/shown-anew';

/** How long pictures that come into view, and what moves or fades in, are waited for; ms. */
const PATIENCE_MS = 1_200;

/** When a page that was scrolled shows what is there now: its pictures too, and what fades in once it has done so. */
export async function settled(): Promise<void> {
  await shownAnew();
  let isLate = false;
  const late = new Promise<void>((resolve) => {
    setTimeout(() => {
      isLate = true;
      resolve();
    }, PATIENCE_MS);
  });
  do {
    await Promise.race([calm(), late]);
    await shownAnew();
    // A busy page hears late that something came into view.
  } while (!isLate && moving().length > 0);
}

async function calm(): Promise<void> {
  await Promise.all(findAll<HTMLImageElement>('img').filter(isInView).map(loaded));
  // One that is taken away is at its end, too.
  await Promise.allSettled(moving().map(({ finished }) => finished));
}

function moving(): Animation[] {
  return document.getAnimations().filter(ends);
}

/** Whether it runs by the clock, and not for ever. */
function ends({ playState, timeline, effect }: Animation): boolean {
  return playState === 'running' && timeline === document.timeline && Number.isFinite(Number(effect?.getComputedTiming().endTime));
}

function isInView(image: HTMLImageElement): boolean {
  const { top, bottom, width } = image.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < innerHeight;
}

async function loaded(image: HTMLImageElement): Promise<void> {
  if (!image.complete)
    await new Promise((resolve) => ['load', 'error'].map((type) => image.addEventListener(type, resolve, { once: true })));
}
