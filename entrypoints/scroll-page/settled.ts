import { findAll } from '@/entrypoints/read-page/nodes';
import { shownAnew } from '@/entrypoints/read-page/shown-anew';

/** How long pictures that come into view are waited for; ms. */
const PATIENCE_MS = 1_200;

/** When a page that was scrolled shows what is there now, its pictures too. */
export async function settled(): Promise<void> {
  await shownAnew();
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([Promise.all(findAll<HTMLImageElement>('img').filter(isInView).map(loaded)), late]);
  await shownAnew();
}

function isInView(image: HTMLImageElement): boolean {
  const { top, bottom, width } = image.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < innerHeight;
}

async function loaded(image: HTMLImageElement): Promise<void> {
  if (!image.complete)
    await new Promise((resolve) => ['load', 'error'].map((type) => image.addEventListener(type, resolve, { once: true })));
}
