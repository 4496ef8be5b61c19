import { readStream } from '@/utils/core/read-stream';

/** Bytes of the longest document: a page of 4 MB and more is no page. */
const MOST_BYTES = 4_000_000;

/**
 * A text that the page's own site keeps, fetched in the page as its visitor: no key, no other site, no redirect.
 * @throws where it is another site's, does not come, or is too long
 */
export async function fetchAsVisitor(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { mode: 'same-origin', credentials: 'same-origin', redirect: 'error', signal });
  if (!response.ok || !response.body) throw new Error(`${response.status} of ${url}`);
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const piece of readStream(response.body)) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new Error(`too long: ${url}`);
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}
