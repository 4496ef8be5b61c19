/** Characters of a passage that is named whole; a longer one by its ends. */
const LONGEST_WHOLE = 80;
/** Words of an end. */
const WORDS = 5;
/** What parts the blocks of a passage: no browser matches a word list across cells and lines. */
const BLOCKS = /\n|\s\|\s/;

/**
 * An address that leads a browser to a passage. https://wicg.github.io/scroll-to-text-fragment/
 * @param url with or without a fragment of its own, which stays
 * @param text plain words
 */
export function withTextFragment(url: string, text: string): string {
  const [address = '', hash = ''] = split(url);
  const directive = directiveFor(text);
  return directive ? `${address}#${hash}:~:text=${directive}` : url;
}

/** The address of a page of a PDF. https://www.rfc-editor.org/rfc/rfc8118#section-3 */
export function withPage(url: string, page: number | undefined): string {
  return page === undefined ? url : `${url.split('#', 1)[0]}#page=${page}`;
}

/** Address and fragment, without the directives that were there. */
function split(url: string): [string, string] {
  const at = url.indexOf('#');
  if (at < 0) return [url, ''];
  return [url.slice(0, at), url.slice(at + 1).replace(/:~:.*$/s, '')];
}

function directiveFor(text: string): string {
  const blocks = text
    .split(BLOCKS)
    .map((block) => block.replace(/\s+/g, ' ').trim())
    .filter((block) => /[\p{L}\p{N}]/u.test(block));
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (blocks.length === 1 && first.length <= LONGEST_WHOLE) return encode(first);
  const start = ends(first)[0];
  const end = ends(last)[1];
  // Ends of one block that meet are the block.
  if (blocks.length === 1 && start.length + end.length >= first.length) return encode(first);
  return `${encode(start)},${encode(end)}`;
}

/** The first and the last words of a block. */
function ends(block: string): [first: string, last: string] {
  const words = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(block)].filter(({ isWordLike }) => isWordLike);
  const [head, tail] = [words[Math.min(WORDS, words.length) - 1], words[Math.max(0, words.length - WORDS)]];
  if (!head || !tail) return [block, block];
  return [block.slice(words[0]?.index ?? 0, head.index + head.segment.length), block.slice(tail.index)];
}

/** Commas and ampersands part a directive, and a dash marks its context. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}
