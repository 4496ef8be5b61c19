import { fence } from '@/utils/core/documents/fence';
import { isGap, type Outline } from './blocks';
import type { Box } from './box';
import { inlineMarkdown, plainText } from './inline';
import { isData, tableMarkdown } from './table';

/** Stands for a frame, by its number, until what is in it is known. */
export const FRAME = (at: number): string => `\ue000frame ${at}\ue001`;
export const FRAMES = /\ue000frame (\d+)\ue001/g;

interface Writer {
  outline: Outline;
  kept: readonly boolean[];
  /** The box and the block that come next. */
  box: number;
  block: number;
}

/** The kept blocks of a page, or all, as Markdown, and its frames in their places. https://spec.commonmark.org/0.31.2/ */
export function markdownOf(outline: Outline, kept: readonly boolean[] = outline.blocks.map(() => true)): string {
  return written(outline.boxes[0] as Box, { outline, kept, box: 0, block: 0 })
    .join('\n\n')
    .trim();
}

/** The paragraphs in a box. Boxes are met in the order in which the outline has them. */
function written(box: Box, writer: Writer): string[] {
  const at = writer.box++;
  const { outline, kept } = writer;
  if (box.tag === 'table' && isData(box) && outline.last[at] !== outline.first[at]) {
    const from = outline.first[at] as number;
    const to = outline.last[at] as number;
    skip(at, writer);
    return kept.slice(from, to).some(Boolean) ? [tableMarkdown(box)] : [];
  }
  if (box.facts?.text !== undefined) return isAmongKept(at, writer) ? [inlineMarkdown([box])].filter(Boolean) : [];
  if (box.tag === 'pre') {
    const block = outline.blocks[writer.block];
    const isOwn = block?.holder === at;
    if (isOwn) writer.block++;
    return isOwn && kept[writer.block - 1] ? [fenced(box)] : [];
  }
  const parts: string[] = [];
  let line: Box['children'] = [];
  let start = 0;
  const end = () => {
    const block = outline.blocks[writer.block];
    const isBlock =
      block !== undefined && block.holder === at && block.from >= start && line.length > 0 && block.from < start + line.length;
    const text = isBlock && kept[writer.block] ? inlineMarkdown(line) : '';
    if (isBlock) writer.block++;
    if (text) parts.push(lead(text));
    for (const child of line) if (typeof child !== 'string') parts.push(...framesIn(child));
    line = [];
  };
  const next = { item: itemStart(box) };
  box.children.forEach((child, index) => {
    if (typeof child === 'string' || (child.inline && !isGap(box.children, index))) {
      if (line.length === 0) start = index;
      line.push(child);
      return;
    }
    end();
    if (child.inline) return;
    const inner = written(child, writer);
    if (inner.length > 0) parts.push(...wrapped(child, box, inner, next));
  });
  end();
  return parts;
}

/**
 * Whether what is no block, as it has no text of its own, stands among blocks that are kept: a picture, a field, a formula on a line of its
 * own. One of its neighbours in the same box is enough, else both.
 */
function isAmongKept(at: number, { outline, kept, block }: Writer): boolean {
  const around = outline.parents[at] as number;
  const [before, after] = [kept[block - 1] ?? false, kept[block] ?? false];
  if (before && after) return true;
  return (before && block - 1 >= (outline.first[around] as number)) || (after && block < (outline.last[around] as number));
}

/** What stands for boxes that are passed over, with all that is in them. */
function skip(at: number, writer: Writer): void {
  const { depths, last } = writer.outline;
  const depth = depths[at] as number;
  while (writer.box < depths.length && (depths[writer.box] as number) > depth) writer.box++;
  writer.block = last[at] as number;
}

function framesIn(box: Box): string[] {
  if (box.tag === 'iframe' && box.facts?.start !== undefined) return [FRAME(box.facts.start)];
  return box.children.flatMap((child) => (typeof child === 'string' ? [] : framesIn(child)));
}

/** A paragraph that begins like a list, a heading or a quotation is none. */
function lead(text: string): string {
  return text.replace(/^(?=(?:[-+*]|#{1,6}|>)(?: |$))/, '\\').replace(/^(\d{1,9})(?=[.)] )/, '$1\\');
}

function itemStart(box: Box): number {
  return box.tag === 'ol' ? (box.facts?.start ?? 1) : 0;
}

/** What a box makes of the paragraphs in it, in its parent. */
function wrapped(box: Box, parent: Box, inner: string[], next: { item: number }): string[] {
  const level = /^h([1-6])$/.exec(box.facts?.type ?? box.tag)?.[1];
  if (level) return [`${'#'.repeat(Number(level))} ${inner.join(' ').replace(/\s+/g, ' ')}`];
  switch (box.tag) {
    case 'li': {
      const mark = parent.tag === 'ol' ? `${next.item++}. ` : '- ';
      return [mark + indented(joinItem(inner), mark.length)];
    }
    case 'ul':
    case 'ol':
      return inner.every((part) => /^(?:- |\d+\. )/.test(part)) ? [inner.join('\n')] : inner;
    case 'dd':
      return [`: ${indented(inner.join('\n\n'), 2)}`];
    case 'blockquote':
      return [inner.join('\n\n').replace(/^/gm, '> ').replace(/^> $/gm, '>')];
    default:
      return inner;
  }
}

/** The parts of an item stand close, but for paragraphs. */
function joinItem(parts: readonly string[]): string {
  return parts.reduce((text, part) => (text === '' ? part : `${text}${/^(?:- |\d+\. )/.test(part) ? '\n' : '\n\n'}${part}`), '');
}

function indented(text: string, by: number): string {
  return text.replace(/\n(?!\n)/g, `\n${' '.repeat(by)}`);
}

function fenced(box: Box): string {
  const text = plainText(box.children).replace(/^\n+|\s+$/g, '');
  const code = box.children.find((child): child is Box => typeof child !== 'string' && child.tag === 'code');
  return fence(text, box.facts?.type ?? code?.facts?.type ?? '');
}
