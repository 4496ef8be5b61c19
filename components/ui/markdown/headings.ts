import type { Token } from './parse';

/** The level above an answer's first heading: the panel's title is the page's h1. */
export const TOP = 1;

/**
 * Gives each heading the level it is shown at: one below the answer's own, and never more than one deeper than the heading before,
 * so that no level is skipped, whatever the model wrote.
 * @param above the level of the heading before
 * @returns the level of the last heading
 */
export function levelHeadings(tokens: readonly Token[], above: number): number {
  let last = above;
  for (const token of tokens) {
    if (token.type !== 'heading_open') continue;
    last = Math.min(Number(token.tag.slice(1)) + 1, last + 1, 6);
    token.meta = { level: last };
  }
  return last;
}
