import { type Breathe, createBreathing } from '@/utils/core/breathe';
import { contentOf } from '@/utils/core/reading/content';
import { forestsIn } from '@/utils/core/reading/weigh';
import weights from '@/utils/core/reading/weights.json';
import { look } from './look';
import { own } from './own';
import { pageFacts } from './page-facts';

/** How long the page stands still at a time; ms. */
const SLICE_MS = 40;

export interface PageText {
  /** Markdown, with marks for frames. */
  text: string;
  /** The page was too large to be read to its end. */
  more: boolean;
  bare: boolean;
  frames: Element[];
}

/** The page's content, as it is shown. */
export function pageText(): Promise<PageText> {
  return readContent(createBreathing(SLICE_MS, 1));
}

/** @param breathe lets the page go on from time to time */
export async function readContent(breathe: Breathe): Promise<PageText> {
  const body = own('body');
  if (!body) return { text: '', more: false, bare: false, frames: [] };
  const { box, more, bare, frames } = await look(body, breathe);
  const text = await contentOf(box, pageFacts(), forestsIn(weights), breathe);
  return { text, more, bare, frames };
}
