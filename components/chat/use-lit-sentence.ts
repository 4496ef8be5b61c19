import { type RefObject, useEffect } from 'react';
import { sentenceEnds } from '@/utils/core/passages/sentences';

const NAME = 'cited';
const BLOCK = 'p, li, td, th, blockquote, h2, h3, h4, h5, h6';

/**
 * Puts a quiet background behind the sentence that a mark ends, for as long as the mark is lit. Nothing in the document changes: it is a range
 * over its text (https://www.w3.org/TR/css-highlight-api-1/).
 */
export function useLitSentence(mark: RefObject<HTMLElement | null>, isLit: boolean): void {
  useEffect(() => {
    if (!isLit || !mark.current || !globalThis.CSS?.highlights) return undefined;
    const range = sentenceBefore(mark.current);
    if (!range) return undefined;
    const highlight = CSS.highlights.get(NAME) ?? new Highlight();
    CSS.highlights.set(NAME, highlight);
    highlight.add(range);
    return () => void highlight.delete(range);
  }, [mark, isLit]);
}

/** The sentence before a mark, as far as it stands in the mark's own block; what other marks say is none of it. */
function sentenceBefore(mark: HTMLElement): StaticRange | undefined {
  const walker = document.createTreeWalker(mark.closest(BLOCK) ?? mark.parentElement ?? mark, NodeFilter.SHOW_TEXT);
  const nodes: { node: Node; start: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node && !mark.contains(node); node = walker.nextNode()) {
    if (node.parentElement?.closest('.cite')) continue;
    nodes.push({ node, start: text.length });
    text += node.nodeValue ?? '';
  }
  const said = text.trimEnd();
  const ends = [...sentenceEnds(said, document.documentElement.lang)];
  const at = (place: number) => {
    const found = nodes.findLast(({ start }) => start <= place);
    return found && { node: found.node, offset: place - found.start };
  };
  const [from, to] = [at(ends.at(-2) ?? 0), at(said.length)];
  if (!from || !to || said === '') return undefined;
  return new StaticRange({ startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset });
}
