import Defuddle from 'defuddle/full';

/** Below this share of the rendered words, an extraction is taken for a miss. */
const LEAST_SHARE = 0.02;

/** The page's main content as Markdown; the rendered text where nothing was found. */
export function pageText(): string {
  if (!document.body) return '';
  // Not textContent: what is hidden stays out.
  const rendered = document.body.innerText;
  // `parse`, not `parseAsync`: that one asks third parties for what the page does not hold.
  const { content } = new Defuddle(document, { url: location.href, markdown: true, useAsync: false }).parse();
  const text = content.trim();
  return text.length < rendered.length * LEAST_SHARE || !text ? rendered.trim() : text;
}
