import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { WholeMarkdown } from './markdown';
import { numberNotes } from './notes';
import { plainText } from './plain-text';
import { read } from './reading';
import { escaped } from './table-text';

/** What goes into rich text, and what each becomes. What is not named gives its content alone; buttons and the like give nothing. */
const ELEMENTS = new Set('p h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tr th td pre code em strong del hr br sup'.split(' '));
const VOID = new Set(['hr', 'br']);
const NOTHING = new Set(['button', 'svg']);

/** An answer's words without marks; tables as lines with tabs, formulas as TeX, a link's target after its words. */
export function plainTextOf(markdown: string): string {
  const { blocks } = read(markdown, false);
  const { shown, numbers } = numberNotes(blocks);
  const parts = blocks.map(({ tokens, piece }) => (tokens ? plainText(tokens, numbers) : piece.text));
  const notes = shown.map(({ tokens, label }) => `[${numbers.get(label)}] ${plainText(tokens, numbers).trim()}`);
  return [...parts, notes.join('\n')]
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n');
}

/** An answer as HTML made from what our own view of it holds: a few elements without attributes, and links to http, https and mail. */
export function richTextOf(markdown: string): string {
  const holder = document.createElement('div');
  const root = createRoot(holder);
  flushSync(() => root.render(<WholeMarkdown text={markdown} growing={false} />));
  const html = [...holder.childNodes].map(htmlOf).join('');
  root.unmount();
  return html;
}

function htmlOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.nodeValue ?? '');
  if (!(node instanceof Element)) return '';
  const name = node.localName;
  if (NOTHING.has(name)) return '';
  if (node instanceof HTMLInputElement) return node.checked ? '☑' : '☐';
  // What it is pasted into reads TeX rather than MathML.
  if (node instanceof HTMLElement && node.dataset['tex'] !== undefined) return escaped(node.dataset['tex']);
  if (node.classList.contains('md-code-head')) return '';
  const inner = [...node.childNodes].map(htmlOf).join('');
  if (node instanceof HTMLAnchorElement) return `<a href="${escaped(node.href)}">${inner}</a>`;
  if (VOID.has(name)) return `<${name}>`;
  if (name === 'ol') return `<ol start="${Number(node.getAttribute('start') ?? 1)}">${inner}</ol>`;
  return ELEMENTS.has(name) ? `<${name}>${inner}</${name}>` : inner;
}
