import type { Box } from './box';

/** What stands in a run of text: characters of links, bold and code, and how many of the others. */
interface Counts {
  linked: number;
  links: number;
  bold: number;
  code: number;
  pictures: number;
  fields: number;
  buttons: number;
  times: number;
  /** Groups of names of what stands in the line. */
  names: number;
}

/** A run of text that stands by itself: what a paragraph, a heading, a cell or a button holds. */
export interface Block extends Counts {
  /** Its place in `Outline.boxes`. */
  holder: number;
  /** Which children of the holder: from, up to. */
  from: number;
  to: number;
  text: string;
  /** Characters, without white space at the ends. */
  length: number;
}

/** A page's blocks in order, and the boxes that hold them. */
export interface Outline {
  blocks: Block[];
  /** All boxes that are no lines, parents before what is in them. */
  boxes: Box[];
  parents: number[];
  depths: number[];
  /** The blocks in a box: from, up to. */
  first: number[];
  last: number[];
}

/** Cuts a page into blocks. */
export function outlineOf(page: Box): Outline {
  const outline: Outline = { blocks: [], boxes: [], parents: [], depths: [], first: [], last: [] };
  enter(page, -1, 0, outline);
  return outline;
}

function enter(box: Box, parent: number, depth: number, outline: Outline): void {
  const at = outline.boxes.length;
  outline.boxes.push(box);
  outline.parents.push(parent);
  outline.depths.push(depth);
  outline.first.push(outline.blocks.length);
  outline.last.push(0);
  let from = 0;
  const { children } = box;
  if (box.tag === 'pre') {
    // Code is one block, whatever its lines are made of.
    addBlock(at, 0, children.length, outline);
    outline.last[at] = outline.blocks.length;
    return;
  }
  for (let i = 0; i <= children.length; i++) {
    const child = children[i];
    if (child !== undefined && (typeof child === 'string' || child.inline) && !isGap(children, i)) continue;
    if (i > from) addBlock(at, from, i, outline);
    from = i + 1;
    if (child !== undefined && typeof child !== 'string' && !child.inline) enter(child, at, depth + 1, outline);
  }
  outline.last[at] = outline.blocks.length;
}

/** Two line breaks make a new paragraph on pages that know no other. */
export function isGap(children: Box['children'], at: number): boolean {
  const isBreak = (child: Box | string | undefined) => typeof child === 'object' && child.tag === 'br';
  if (!isBreak(children[at])) return false;
  let next = at + 1;
  while (typeof children[next] === 'string' && (children[next] as string).trim() === '') next++;
  return isBreak(children[next]);
}

function addBlock(holder: number, from: number, to: number, outline: Outline): void {
  const box = outline.boxes[holder] as Box;
  const counts: Counts = { linked: 0, links: 0, bold: 0, code: 0, pictures: 0, fields: 0, buttons: 0, times: 0, names: 0 };
  let text = '';
  for (let i = from; i < to; i++) text += textOf(box.children[i] as Box | string, counts, false, false);
  text = (box.tag === 'pre' ? text : text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n')).trim();
  if (text === '' && counts.pictures === 0) return;
  outline.blocks.push({ holder, from, to, text, length: text.length, ...counts });
}

function textOf(child: Box | string, counts: Counts, inLink: boolean, inBold: boolean): string {
  if (typeof child === 'string') {
    const length = child.trim().length;
    if (inLink) counts.linked += length;
    if (inBold) counts.bold += length;
    return child;
  }
  const { tag, facts } = child;
  if (tag === 'br') return '\n';
  if (tag === 'img') {
    counts.pictures++;
    return '';
  }
  counts.names |= child.names;
  if (facts?.text !== undefined) {
    if (tag === 'input' || tag === 'select' || tag === 'textarea') counts.fields++;
    return ` ${facts.text} `;
  }
  const isLink = tag === 'a' && facts?.href !== undefined;
  if (isLink) counts.links++;
  if (tag === 'button' || facts?.type === 'button') counts.buttons++;
  if (tag === 'time') counts.times++;
  let text = child.inline ? '' : '\n';
  for (const inner of child.children) text += textOf(inner, counts, inLink || isLink, inBold || tag === 'b' || tag === 'strong');
  if (tag === 'code') counts.code += text.length;
  return text;
}

/** The boxes some levels above a block's holder, which is level 0; beyond the page it is the page. */
export function boxesAbove({ parents }: Outline, holder: number, levels: readonly number[]): number[] {
  let box = holder;
  let level = 0;
  return levels.map((wanted) => {
    for (; level < wanted && (parents[box] as number) >= 0; level++) box = parents[box] as number;
    return box;
  });
}
