import { shadowOf } from '@/utils/browser/shadow';
import type { Breathe } from '@/utils/core/breathe';
import { withoutUnseen } from '@/utils/core/invisible';
import type { Box, Facts } from '@/utils/core/reading/box';
import { namesIn } from '@/utils/core/reading/names';
import { partWords } from '@/utils/core/reading/part-words';
import { fieldText } from './fields';
import { texOf } from './maths';
import { attributeOf, canHost, documentOf, firstChildOf, nameOf, nextSiblingOf, parentOf, typeOf } from './nodes';
import { isHidden, isTextHidden, type Surroundings, surroundingsIn, type Terms } from './shown';
import { unfoldedIn } from './unfolds';

/** Elements, and characters of text, beyond which a page is cut. */
const MOST_ELEMENTS = 120_000;
const MOST_TEXT = 2_100_000;
/** Levels beyond which nobody sees anything of their own: depth is bounded for all who walk the boxes. */
const MOST_DEPTH = 400;
/** Elements between two looks at the clock. */
const PER_LOOK = 64;

/** No text of the page, or none that can be seen. */
const SKIPPED = new Set(
  'script style noscript template head link meta title svg canvas object embed audio video map area datalist param track source rp wbr base frameset noframes applet progress meter'.split(
    ' ',
  ),
);
/** What stands in a line whatever its style, so that pages whose styles are missing read the same. */
const LINE = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark math nobr output q ruby rb rt s samp small span strike strong sub sup time tt u var input select textarea button iframe slot'.split(
    ' ',
  ),
);

/** What is said letter by letter. */
const AS_WRITTEN = new Set('code kbd samp ruby'.split(' '));

interface Level {
  box: Box;
  next: Node | null;
  /** Nodes handed into a slot, in place of siblings. */
  assigned?: Node[] | undefined;
  around: Surroundings;
  /** Whether text that stands here cannot be seen; asked when there is some. */
  isMute(): boolean;
  /** White space counts: `pre`, or its style. */
  spaces: 'pre' | 'lines' | '';
}

export interface Collected {
  box: Box;
  /** The page was too large to be walked to its end. */
  more: boolean;
  /** Frames, by the numbers of their boxes. */
  frames: Element[];
}

interface Wishes {
  /** What the page's own scripts have not shown yet counts as shown. */
  isBare?: boolean;
  /** Nothing beyond it. */
  range?: Range;
}

/** A page as boxes of what can be seen. */
export async function collect(root: Element, breathe: Breathe, { isBare = false, range }: Wishes = {}): Promise<Collected> {
  const top: Box = { tag: 'body', inline: false, children: [], names: 0, kind: 0 };
  const frames: Element[] = [];
  const terms: Terms = { isBare, unfolded: unfoldedIn(root) };
  const stack: Level[] = [
    levelOf(root, top, styleOf(root), { behind: [255, 255, 255, 1], clipped: false, boxed: false, opacity: 1 }, '', terms),
  ];
  let elements = 0;
  let characters = 0;
  while (stack.length > 0) {
    const level = stack[stack.length - 1] as Level;
    const node = level.next;
    if (!node) {
      stack.pop();
      settle(level);
      continue;
    }
    level.next = level.assigned ? (level.assigned.shift() ?? null) : nextSiblingOf(node);
    if (range && !range.intersectsNode(node)) continue;
    const type = typeOf(node);
    if (type === Node.TEXT_NODE) {
      characters += addText(level, within(range, node as Text));
    } else if (type === Node.ELEMENT_NODE) {
      if (++elements % PER_LOOK === 0) await breathe();
      const inner = enter(node as Element, level, frames, stack.length, terms);
      if (inner) stack.push(inner);
    }
    if (elements > MOST_ELEMENTS || characters > MOST_TEXT) {
      for (const open of stack.reverse()) settle(open);
      return { box: top, more: true, frames };
    }
  }
  return { box: top, more: false, frames };
}

/** What of a text lies in a range. */
function within(range: Range | undefined, text: Text): string {
  if (!range) return text.data;
  const from = text === range.startContainer ? range.startOffset : 0;
  return text.data.slice(from, text === range.endContainer ? range.endOffset : undefined);
}

/** A line that holds blocks is none; words that stand beside each other are apart. */
function settle({ box, spaces }: Level): void {
  if (!AS_WRITTEN.has(box.tag) && spaces !== 'pre') partWords(box);
  if (box.inline && box.children.some((child) => typeof child !== 'string' && !child.inline)) box.inline = false;
}

function addText(level: Level, data: string): number {
  const { box, spaces } = level;
  const seen = withoutUnseen(data);
  if (seen === '' || (/\S/.test(seen) && level.isMute())) return 0;
  if (spaces === 'lines') {
    seen.split('\n').forEach((line, at) => {
      if (at > 0) box.children.push({ tag: 'br', inline: true, children: [], names: 0, kind: 0 });
      if (line) box.children.push(line);
    });
  } else {
    const text = spaces === 'pre' ? seen : seen.replace(/[ \t\n\r\f]+/g, ' ');
    const last = box.children.length - 1;
    const before = box.children[last];
    if (typeof before === 'string') box.children[last] = before + text;
    else box.children.push(text);
  }
  return seen.length;
}

function enter(element: Element, level: Level, frames: Element[], depth: number, terms: Terms): Level | undefined {
  const tag = nameOf(element);
  if (tag === 'br') {
    level.box.children.push(level.spaces === 'pre' ? '\n' : { tag, inline: true, children: [], names: 0, kind: 0 });
    return undefined;
  }
  if (SKIPPED.has(tag) || depth > MOST_DEPTH) return undefined;
  const style = styleOf(element);
  if (style !== PLAIN && isHidden(element, style, level.around, terms)) return undefined;
  if (style === PLAIN && (attributeOf(element, 'hidden') !== null || /display:\s*none/.test(attributeOf(element, 'style') ?? '')))
    return undefined;
  const box = boxOf(element, tag, style);
  const text = leafText(element, tag, box);
  if (text !== undefined) {
    // A leaf: what it says stands for it.
    if (style.visibility !== 'visible' && level.isMute()) return undefined;
    if (tag === 'iframe') {
      box.facts = { ...box.facts, start: frames.length };
      frames.push(element);
    } else if (!text) return undefined;
    box.facts = { ...box.facts, text };
    level.box.children.push(box);
    return undefined;
  }
  level.box.children.push(box);
  return levelOf(element, box, style, level.around, level.spaces, terms);
}

function levelOf(
  element: Element,
  box: Box,
  style: CSSStyleDeclaration,
  outer: Surroundings,
  spaces: Level['spaces'],
  terms: Terms,
): Level {
  const around = style === PLAIN ? outer : surroundingsIn(style, outer, box.tag === 'body');
  let mute: boolean | undefined;
  const shadow = canHost(box.tag) ? shadowOf(element) : null;
  const assigned = box.tag === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
  const next = assigned.shift() ?? firstChildOf(shadow ?? element);
  return {
    box,
    next,
    assigned: box.tag === 'slot' && (element as HTMLSlotElement).assignedNodes().length > 0 ? assigned : undefined,
    around,
    isMute: () => {
      mute ??= style !== PLAIN && isTextHidden(element, style, around, terms);
      return mute;
    },
    spaces: spacesIn(box.tag, style, spaces),
  };
}

/** What stands in for the style of what is not drawn: all of it shown, lines by their names. */
const PLAIN = { display: 'inline', visibility: 'visible', whiteSpaceCollapse: 'collapse' } as CSSStyleDeclaration;

function styleOf(element: Element): CSSStyleDeclaration {
  return documentOf(element).defaultView ? getComputedStyle(element) : PLAIN;
}

function spacesIn(tag: string, { whiteSpaceCollapse }: CSSStyleDeclaration, outer: Level['spaces']): Level['spaces'] {
  if (tag === 'pre' || outer === 'pre') return 'pre';
  return whiteSpaceCollapse === 'preserve' || whiteSpaceCollapse === 'preserve-breaks' ? 'lines' : '';
}

const kinds = new Map<string, number>();
const named = new Map<string, number>();

function boxOf(element: Element, tag: string, style: CSSStyleDeclaration): Box {
  const classes = attributeOf(element, 'class') ?? '';
  const said = [classes, attributeOf(element, 'id'), attributeOf(element, 'role'), attributeOf(element, 'itemprop')]
    .filter(Boolean)
    .join(' ');
  let names = 0;
  if (said) {
    const known = named.get(said);
    names = known ?? namesIn(said);
    if (known === undefined) named.set(said, names);
  }
  const key = `${tag} ${classes}`;
  let kind = kinds.get(key);
  if (kind === undefined) {
    kind = hash(key);
    kinds.set(key, kind);
  }
  const inline = LINE.has(tag) ? isInLine(style) : style !== PLAIN && style.display.startsWith('inline') && !(tag in BLOCKS);
  const facts = factsOf(element, tag);
  return facts ? { tag, inline, children: [], names, kind, facts } : { tag, inline, children: [], names, kind };
}

/** Names of elements whose place is their own line whatever their style. */
const BLOCKS: Record<string, true> = Object.fromEntries(
  'address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
    .split(' ')
    .map((name) => [name, true]),
);

function isInLine({ display }: CSSStyleDeclaration): boolean {
  return display.startsWith('inline') || display === 'contents' || display.startsWith('ruby');
}

function hash(text: string): number {
  let value = 5381;
  for (let at = 0; at < text.length; at++) value = (Math.imul(value, 33) ^ text.charCodeAt(at)) | 0;
  return value;
}

function factsOf(element: Element, tag: string): Facts | undefined {
  const role = attributeOf(element, 'role');
  switch (tag) {
    case 'a': {
      const { href } = element as HTMLAnchorElement;
      return href ? { href } : undefined;
    }
    case 'td':
    case 'th': {
      const { colSpan, rowSpan } = element as HTMLTableCellElement;
      return colSpan > 1 || rowSpan > 1 ? { colSpan, rowSpan } : undefined;
    }
    case 'ol': {
      const { start } = element as HTMLOListElement;
      return start === 1 ? undefined : { start };
    }
    case 'pre':
    case 'code': {
      const type = languageOf(element);
      return type ? { type } : undefined;
    }
    default:
      return role === 'button' || role === 'heading'
        ? { type: role === 'heading' ? `h${attributeOf(element, 'aria-level') ?? 2}` : role }
        : undefined;
  }
}

function languageOf(element: Element): string {
  const named = [attributeOf(element, 'class'), attributeOf(parentOf(element) ?? element, 'class')].join(' ');
  const said =
    attributeOf(element, 'data-lang') ??
    attributeOf(element, 'data-language') ??
    /(?:lang(?:uage)?|brush:|highlight-source|highlight)[-:_ ]([\w+#-]{1,20})/i.exec(named)?.[1];
  return said?.toLowerCase() ?? '';
}

/** What stands for an element that has no children of its own to read; undefined where it is read by its children. */
function leafText(element: Element, tag: string, box: Box): string | undefined {
  switch (tag) {
    case 'img':
      return withoutUnseen(attributeOf(element, 'alt') ?? '').trim();
    case 'iframe': {
      box.facts = { href: (element as HTMLIFrameElement).src };
      return '';
    }
    case 'input':
    case 'select':
    case 'textarea':
      return fieldText(element as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement);
    default:
      return texOf(element, tag, box);
  }
}
