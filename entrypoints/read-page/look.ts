import type { Breathe } from '@/utils/core/breathe';
import { outlineOf } from '@/utils/core/reading/blocks';
import type { Box } from '@/utils/core/reading/box';
import { type Collected, collect } from './collect';
import { foundIn } from './nodes';

/** Characters of prose below which a page shows nothing to be read, and above which what it does not show yet is worth it. */
const NEXT_TO_NOTHING = 300;
const WORTH_IT = 1_500;
/** Characters that make a block prose. */
const PROSE = 60;

/**
 * What can be seen of the page. Where that is next to nothing, as the page's own scripts did not run or have not run yet: what they would
 * show, and what the page says to those who run none; `bare` then, for the user is to know.
 */
export async function look(body: Element, breathe: Breathe): Promise<Collected & { bare: boolean }> {
  const seen = await collect(body, breathe);
  if (proseIn(seen.box) >= NEXT_TO_NOTHING) return { ...seen, bare: false };
  const shown = await collect(body, breathe, { isBare: true });
  if (proseIn(shown.box) >= WORTH_IT) return { ...shown, bare: true };
  const told = await scriptless(body, breathe);
  return told && proseIn(told.box) >= WORTH_IT ? { ...told, bare: true } : { ...seen, bare: false };
}

function proseIn(box: Box): number {
  return outlineOf(box).blocks.reduce((sum, { length, linked }) => sum + (length - linked >= PROSE ? length - linked : 0), 0);
}

/** What stands in `noscript`: text to a page whose scripts may run. */
async function scriptless(body: Element, breathe: Breathe): Promise<Collected | undefined> {
  const html = foundIn(body, 'noscript')
    .map(({ textContent }) => textContent ?? '')
    .join('\n');
  return html.length < WORTH_IT ? undefined : collect(new DOMParser().parseFromString(html, 'text/html').body, breathe);
}
