import Defuddle from 'defuddle/full';
import { attempt, own } from './own';

/** Below this share of the rendered words, an extraction is taken for a miss. */
const LEAST_SHARE = 0.02;
/** Beyond these a page would stand still for seconds while its content is looked for. */
const MOST_ELEMENTS = 15_000;
const MOST_RENDERED = 600_000;

/** The page's main content as Markdown; the rendered text where nothing was found, and on pages too large to look through. */
export function pageText(): string {
  const body = own('body');
  if (!body) return '';
  // Not textContent: what is hidden stays out.
  const rendered = body.innerText;
  const isTooLarge = rendered.length > MOST_RENDERED || body.getElementsByTagName('*').length > MOST_ELEMENTS;
  const text = isTooLarge ? '' : attempt(content, '').trim();
  return text.length < rendered.length * LEAST_SHARE || !text ? rendered.trim() : text;
}

/** `parse`, not `parseAsync`: that one asks third parties for what the page does not hold. */
function content(): string {
  return new Defuddle(document, { url: location.href, markdown: true, useAsync: false }).parse().content;
}
