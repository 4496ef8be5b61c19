import { bytesOf, type Document } from './document';
import { htmlToMarkdown } from './html-to-markdown';
import { unzip } from './unzip';
import { allNamed, MOST_XML, xmlTree } from './xml';

/** OpenDocument elements as those of HTML. https://docs.oasis-open.org/office/OpenDocument/v1.3/ */
const TAGS: Record<string, string> = {
  'text:p': 'p',
  'text:list': 'ul',
  'text:list-item': 'li',
  'table:table': 'table',
  'table:table-row': 'tr',
  'table:table-cell': 'td',
};
/** What is no part of the text, or stands in it twice. */
const SKIPPED = new Set(['text:tracked-changes', 'office:annotation', 'text:table-of-content', 'office:forms', 'text:sequence-decls']);
/** A spreadsheet repeats its last empty row a million times. */
const MOST_REPEATS = 100;

/** LibreOffice's texts, sheets and slides. */
export async function parse(file: File): Promise<Document> {
  const parts = unzip(await bytesOf(file), (name) => (name === 'content.xml' ? MOST_XML : 0));
  const [body] = allNamed(xmlTree(parts.get('content.xml')), 'office:body');
  return { text: body ? htmlToMarkdown(htmlOf(body)).text : '' };
}

/** @throws RangeError where elements lie too deep inside one another */
function htmlOf(node: Node): string {
  if (node.nodeType === 3) return escaped(node.textContent ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const name = element.tagName.toLowerCase();
  if (SKIPPED.has(name)) return '';
  if (name === 'text:s') return ' ';
  if (name === 'text:tab') return '\t';
  if (name === 'text:line-break') return '<br>';
  const inner = [...element.childNodes].map(htmlOf).join('');
  if (name === 'text:h') return heading(Number(element.getAttribute('text:outline-level') ?? 1), inner);
  if (name === 'draw:page') return heading(2, escaped(element.getAttribute('draw:name') ?? '')) + inner;
  if (name === 'table:table' && element.parentElement?.tagName.toLowerCase() === 'office:spreadsheet')
    return `${heading(2, escaped(element.getAttribute('table:name') ?? ''))}<table>${inner}</table>`;
  const tag = TAGS[name];
  if (!tag) return inner;
  const html = `<${tag}>${inner}</${tag}>`;
  const repeated = Number(element.getAttribute('table:number-columns-repeated') ?? element.getAttribute('table:number-rows-repeated') ?? 1);
  // What is repeated without words is room that nobody uses.
  return inner.replace(/<[^>]*>/g, '').trim() ? html.repeat(Math.min(Math.max(repeated, 1), MOST_REPEATS)) : html;
}

function heading(level: number, inner: string): string {
  const tag = `h${Math.min(Math.max(Math.trunc(level) || 1, 1), 6)}`;
  return `<${tag}>${inner}</${tag}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
