import './colours.css';
import { askSpans } from './ask-worker';
import type { Kind, Span } from './kinds';
import { languageOf } from './language-names';

/** Longer code stays plain; characters. */
const MAX_CODE = 30_000;
/** Longer lines stay plain, too, as code has that nobody wrote: one of 24,000 with its 8,000 ranges takes Chromium 0.4 s to draw; characters. */
const MAX_LINE = 5_000;

/**
 * Colours a code, once it is known what is what. Nothing in the document changes: the colours are ranges over its text
 * (https://www.w3.org/TR/css-highlight-api-1/), so a selection in it stays, and copying gets the plain text.
 * @param element holds the code, and nothing else; its text must not change until `signal` takes the colours back
 * @param name the fence's first word
 */
export async function paint(element: Element, name: string, signal: AbortSignal): Promise<void> {
  const code = element.textContent ?? '';
  const language = languageOf(name);
  if (!language || code.length > MAX_CODE || !globalThis.CSS?.highlights || !globalThis.Worker) return;
  const spans = await askSpans({ code, language }, signal);
  if (signal.aborted || !element.isConnected || element.textContent !== code) return;
  const ranges = rangesOf(element, withoutLongLines(code, spans));
  for (const [kind, range] of ranges) highlightOf(kind).add(range);
  signal.addEventListener('abort', () => {
    for (const [kind, range] of ranges) highlightOf(kind).delete(range);
  });
}

function highlightOf(kind: Kind): Highlight {
  const name = `code-${kind}`;
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, highlight);
  return highlight;
}

function withoutLongLines(code: string, spans: readonly Span[]): readonly Span[] {
  const lines = [...code.matchAll(/.+/g)].flatMap(({ index, 0: { length } }) =>
    length > MAX_LINE ? [[index, index + length] as const] : [],
  );
  return spans.filter(([start, end]) => !lines.some(([from, to]) => start < to && end > from));
}

/** Spans as ranges over an element's text nodes. Static ones: live ranges would cost at every change of the document. */
function rangesOf(element: Element, spans: readonly Span[]): [Kind, StaticRange][] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  let before = 0;
  const place = (offset: number): { container: Node; offset: number } | undefined => {
    while (node && offset > before + (node.nodeValue?.length ?? 0)) {
      before += node.nodeValue?.length ?? 0;
      node = walker.nextNode();
    }
    return node ? { container: node, offset: offset - before } : undefined;
  };
  return spans.flatMap(([start, end, kind]): [Kind, StaticRange][] => {
    const from = place(start);
    const to = place(end);
    if (!from || !to) return [];
    const range = { startContainer: from.container, startOffset: from.offset, endContainer: to.container, endOffset: to.offset };
    return [[kind, new StaticRange(range)]];
  });
}
