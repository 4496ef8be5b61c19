import { findAll } from '@/entrypoints/read-page/nodes';

/** How long pictures that come into view are waited for; ms. */
const PATIENCE_MS = 1_200;
/** How long a page draws what it has; ms. A tab that is not shown draws nothing. */
const DRAWING_MS = 250;

/** When a page that was scrolled shows what is there now, its pictures too. */
export async function settled(): Promise<void> {
  await drawn();
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([Promise.all(findAll<HTMLImageElement>('img').filter(isInView).map(loaded)), late]);
  await drawn();
}

function isInView(image: HTMLImageElement): boolean {
  const { top, bottom, width } = image.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < innerHeight;
}

async function loaded(image: HTMLImageElement): Promise<void> {
  if (!image.complete)
    await new Promise((resolve) => ['load', 'error'].map((type) => image.addEventListener(type, resolve, { once: true })));
}

function drawn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, DRAWING_MS);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
