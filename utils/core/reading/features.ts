import type { Breathe } from '@/utils/core/breathe';
import { type Block, boxesAbove, type Outline } from './blocks';
import type { Box } from './box';
import { NAME_COUNT } from './names';
import type { PageFacts } from './page-facts';
import { repeatsOf } from './repeats';
import { ADDRESSES, DATE, PRICE, SENTENCE_END, SIGNALS, TYPES } from './signals';
import { BEYOND_ASCII, runsOfThree, wordsIn } from './words-in';

/** What is weighed of a page: of each block and its place, a row a block, and of the page as a whole. */
export interface Features {
  rows: Float32Array;
  width: number;
  page: Float32Array;
  /** How many words each block has. */
  words: number[];
  /** Which block each repeats, as `repeatsOf` tells. */
  repeated: Int32Array;
}

/** How far up an ancestor is looked for; beyond, there is none. */
const NONE = 40;
const NEAR_TAGS = 'article main section aside nav header footer form ul ol table figure dialog blockquote details pre'.split(' ');
const OWN_TAGS: readonly (readonly string[])[] = [
  ['p'],
  ['h1'],
  ['h2'],
  ['h3'],
  ['h4', 'h5', 'h6'],
  ['li'],
  ['td'],
  ['th'],
  ['dt'],
  ['dd'],
  ['pre'],
  ['blockquote'],
  ['figcaption', 'caption'],
  ['button'],
  ['label', 'legend'],
  ['div'],
  ['summary'],
  ['section', 'article', 'main'],
];
/** The ancestors whose sums are features: levels above the block's holder. */
export const LEVELS = [0, 1, 2, 3, 4, 6, 8, 11];
const AROUND = [-4, -3, -2, -1, 1, 2, 3, 4];
const LONG = 80;
/** Blocks between two looks at the clock. */
const PER_LOOK = 32;

const log = (value: number) => Math.log1p(Math.max(0, value));
const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0);

/** How many of its characters are letters, capitals, digits, commas. */
function countsIn(text: string): { letters: number; capitals: number; digits: number; commas: number } {
  if (BEYOND_ASCII.test(text)) {
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
    return { letters: count(/\p{L}/gu), capitals: count(/\p{Lu}/gu), digits: count(/\d/g), commas: count(/[,;،、，]/g) };
  }
  const counts = { letters: 0, capitals: 0, digits: 0, commas: 0 };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 97 && code <= 122) counts.letters++;
    else if (code >= 65 && code <= 90) {
      counts.letters++;
      counts.capitals++;
    } else if (code >= 48 && code <= 57) counts.digits++;
    else if (code === 44 || code === 59) counts.commas++;
  }
  return counts;
}

interface Sums {
  chars: Float64Array;
  linked: Float64Array;
  long: Float64Array;
  ended: Float64Array;
  headings: Float64Array;
}

/** The features of all blocks, in the order in which the forests know them. */
export async function featuresOf(outline: Outline, facts: PageFacts, breathe: Breathe): Promise<Features> {
  const { blocks } = outline;
  const words = blocks.map(({ text }) => wordsIn(text));
  const sums = sumsOf(outline);
  const page = pageFeatures(outline, facts, words, sums);
  const places = placesOf(outline, sums);
  const overlaps = overlapsOf(facts, words);
  const own: number[][] = [];
  for (const [at, block] of blocks.entries()) {
    if (at % PER_LOOK === 0) await breathe();
    own.push(ownFeatures(block, outline.boxes[block.holder] as Box, words[at] as string[]));
  }
  const headings = headingsOf(outline);
  const alike = alikeOf(outline);
  const repeated = repeatsOf(outline);
  const said = new Set(repeated);
  let width = 0;
  let rows = new Float32Array();
  for (const [at, block] of blocks.entries()) {
    if (at % PER_LOOK === 0) await breathe();
    const parts = [
      own[at] as number[],
      nearFeatures(block, outline),
      levelFeatures(at, block, outline, sums, alike),
      places(at),
      headings(at, own),
      neighbourFeatures(at, blocks, outline),
      overlaps(at),
      [Number(repeated[at] !== -1), Number(said.has(at))],
    ];
    if (at === 0) {
      width = parts.reduce((sum, { length }) => sum + length, 0);
      rows = new Float32Array(blocks.length * width);
    }
    let column = at * width;
    for (const part of parts) {
      rows.set(part, column);
      column += part.length;
    }
  }
  return { rows, width, page: Float32Array.from(page), words: words.map(({ length }) => length), repeated };
}

const NO_SIGNALS = SIGNALS.map(() => 0);
/** Most words speak of none of them, and one look tells. */
const ANY_SIGNAL = new RegExp(SIGNALS.map(({ source }) => source).join('|'));

function signalsIn(text: string): number[] {
  return text !== '' && ANY_SIGNAL.test(text) ? SIGNALS.map((signal) => Number(signal.test(text))) : NO_SIGNALS;
}

function ownFeatures(block: Block, holder: Box, words: readonly string[]): number[] {
  const { text, length } = block;
  const small = text.toLowerCase();
  const { letters, capitals, digits, commas } = countsIn(text);
  const brief = length <= 240 ? small : '';
  const heading = /^h(\d)$/.exec(holder.facts?.type ?? '')?.[1];
  return [
    log(length),
    log(words.length),
    ratio(block.linked, length),
    block.links,
    ratio(block.bold, length),
    ratio(block.code, length),
    block.pictures,
    block.fields,
    block.buttons,
    block.times,
    Number(SENTENCE_END.test(text)),
    ratio(commas, words.length),
    ratio(digits, length),
    ratio(capitals, letters),
    log(text.match(/[.!?。！？؟]\s/g)?.length ?? 0),
    Number(/^\p{Ll}/u.test(text)),
    Number(DATE.test(small)),
    Number(PRICE.test(small)),
    Number(/[|»›→·•/]/.test(brief)),
    ratio(letters, words.length),
    ratio(length - block.linked, 100),
    log(text.split('\n').length),
    ...signalsIn(brief),
    ...OWN_TAGS.map((tags) => Number(tags.includes(holder.tag) || (heading !== undefined && tags.includes(`h${heading}`)))),
  ];
}

/** How far up stand elements of note. */
function nearFeatures(block: Block, { boxes, parents }: Outline): number[] {
  const tags = NEAR_TAGS.map(() => NONE);
  const names = Array.from({ length: NAME_COUNT }, () => NONE);
  const note = (bits: number, level: number) => {
    for (let group = 0; bits !== 0; group++, bits >>>= 1) if (bits & 1 && names[group] === NONE) names[group] = level;
  };
  note(block.names, 0);
  let level = 0;
  for (let at = block.holder; at >= 0; at = parents[at] as number) {
    level++;
    const { tag, names: bits } = boxes[at] as Box;
    const near = NEAR_TAGS.indexOf(tag);
    if (near >= 0 && tags[near] === NONE) tags[near] = level;
    note(bits, level);
  }
  return [...tags, ...names, level];
}

function sumsOf({ blocks, boxes }: Outline): Sums {
  const make = (value: (block: Block) => number) => {
    const sum = new Float64Array(blocks.length + 1);
    blocks.forEach((block, at) => {
      sum[at + 1] = (sum[at] as number) + value(block);
    });
    return sum;
  };
  return {
    chars: make(({ length }) => length),
    linked: make(({ linked }) => linked),
    long: make(({ length, linked }) => (length - linked >= LONG ? length : 0)),
    ended: make(({ text, length }) => (SENTENCE_END.test(text) ? length : 0)),
    headings: make(({ holder }) => Number(/^h[1-6]$/.test(boxes[holder]?.tag ?? ''))),
  };
}

const within = (sum: Float64Array, from: number, to: number) => (sum[to] as number) - (sum[from] as number);

/** How many children of its parent are of a box's kind, itself among them. */
function alikeOf({ boxes, parents }: Outline): number[] {
  const counts = new Map<number, Map<number, number>>();
  return boxes.map(({ kind }, at) => {
    const parent = parents[at] as number;
    let ofParent = counts.get(parent);
    if (!ofParent) {
      ofParent = new Map();
      for (const child of boxes[parent]?.children ?? [])
        if (typeof child !== 'string') ofParent.set(child.kind, (ofParent.get(child.kind) ?? 0) + 1);
      counts.set(parent, ofParent);
    }
    return ofParent.get(kind) ?? 0;
  });
}

/** The sums of what is in the box some levels above a block, and the block's place in it. */
function levelFeatures(at: number, { holder }: Block, outline: Outline, sums: Sums, alike: readonly number[]): number[] {
  const { parents, first, last, blocks } = outline;
  const row: number[] = [];
  const total = within(sums.chars, 0, blocks.length);
  for (const box of boxesAbove(outline, holder, LEVELS)) {
    const [from, to] = [first[box] as number, last[box] as number];
    const chars = within(sums.chars, from, to);
    const parent = parents[box] as number;
    row.push(
      log(chars),
      ratio(chars, total),
      ratio(within(sums.linked, from, to), chars),
      log(to - from),
      ratio(within(sums.long, from, to), chars),
      ratio(within(sums.ended, from, to), chars),
      within(sums.headings, from, to),
      ratio(at - from, to - from),
      parent < 0 ? 0 : log(alike[box] as number),
    );
  }
  return row;
}

/** Where in the page a block stands, and how often its like stands there. */
function placesOf({ blocks, boxes, parents, first, last }: Outline, { chars }: Sums): (at: number) => number[] {
  const count = blocks.length;
  const total = chars[count] as number;
  const like = new Map<string, { count: number; chars: number }>();
  const ways = blocks.map(({ holder }) => [way(holder, 3, true), way(holder, 6, false), way(holder, 1, true)]);
  function way(holder: number, levels: number, byKind: boolean): string {
    const parts: (string | number)[] = [];
    for (let box = holder, level = 0; box >= 0 && level <= levels; box = parents[box] as number, level++)
      parts.push(byKind ? (boxes[box] as Box).kind : (boxes[box] as Box).tag);
    return `${levels}${parts.join()}`;
  }
  const texts = new Map<string, number>();
  blocks.forEach(({ text, length }, at) => {
    texts.set(text, (texts.get(text) ?? 0) + 1);
    for (const each of ways[at] as string[]) {
      const entry = like.get(each) ?? { count: 0, chars: 0 };
      entry.count++;
      entry.chars += length;
      like.set(each, entry);
    }
  });
  return (at) => {
    const block = blocks[at] as Block;
    return [
      at / count,
      ratio(chars[at] as number, total),
      log(at),
      log(count - at),
      log(texts.get(block.text) ?? 0),
      ...(ways[at] as string[]).flatMap((each) => {
        const entry = like.get(each) as { count: number; chars: number };
        return [log(entry.count), ratio(entry.chars, total), log(entry.chars / entry.count)];
      }),
      (first[block.holder] as number) - at,
      (last[block.holder] as number) - at,
    ];
  };
}

/** What stands above a block: headings, and what they speak of. */
function headingsOf({ blocks, boxes }: Outline): (at: number, own: readonly number[][]) => number[] {
  const level = blocks.map(({ holder, bold, length, linked }) => {
    const { tag, facts } = boxes[holder] as Box;
    const named = /^h([1-6])$/.exec(facts?.type ?? tag)?.[1];
    return named ? Number(named) : bold > 0 && bold === length && linked === 0 && length < 80 ? 7 : 0;
  });
  const firstTop = level.indexOf(1);
  const lastTop = level.lastIndexOf(1);
  const before: number[] = [];
  const section: number[] = [];
  let latest = -1;
  let latestHigh = -1;
  level.forEach((value, at) => {
    before.push(latest);
    section.push(latestHigh);
    if (value > 0) latest = at;
    if (value > 0 && value <= 2) latestHigh = at;
  });
  const signals = 22;
  return (at, own) => {
    const above = before[at] as number;
    const high = section[at] as number;
    const said = (heading: number) => SIGNALS.map((_, index) => (heading < 0 ? 0 : (own[heading]?.[signals + index] ?? 0)));
    return [
      level[at] as number,
      firstTop < 0 ? -999 : at - firstTop,
      lastTop < 0 ? -999 : at - lastTop,
      above < 0 ? 999 : at - above,
      above < 0 ? 0 : (level[above] as number),
      high < 0 ? 999 : at - high,
      ...said(above),
      ...said(high),
    ];
  };
}

function neighbourFeatures(at: number, blocks: readonly Block[], { boxes, parents }: Outline): number[] {
  const own = blocks[at] as Block;
  const row = AROUND.flatMap((step) => {
    const block = blocks[at + step];
    if (!block) return [-1, -1, -1, -1];
    const isNear = block.holder === own.holder || parents[block.holder] === parents[own.holder];
    return [
      log(block.length),
      ratio(block.linked, block.length),
      Number(isNear),
      Number(boxes[block.holder]?.kind === boxes[own.holder]?.kind),
    ];
  });
  for (const reach of [5, 12]) {
    for (const [from, to] of [
      [at - reach, at],
      [at + 1, at + 1 + reach],
    ] as const) {
      let [chars, linked, most] = [0, 0, 0];
      for (let index = Math.max(0, from); index < Math.min(blocks.length, to); index++) {
        const { length, linked: link } = blocks[index] as Block;
        chars += length;
        linked += link;
        most = Math.max(most, length - link);
      }
      row.push(log(chars), ratio(linked, chars), log(most));
    }
  }
  return row;
}

/** How much of a block its page says elsewhere: in its title, in its head, in its linked data. */
function overlapsOf(facts: PageFacts, words: readonly string[][]): (at: number) => number[] {
  const title = new Set(wordsIn(facts.title));
  const headline = new Set(wordsIn(facts.headline));
  const description = new Set(wordsIn(facts.description));
  const body = wordsIn(facts.body);
  const runs = new Set(runsOfThree(body));
  return (at) => {
    const own = words[at] as string[];
    const share = (set: ReadonlySet<string>) => ratio(own.filter((word) => set.has(word)).length, own.length);
    const hits = runsOfThree(own).filter((run) => runs.has(run)).length;
    return [
      share(title),
      ratio(own.filter((word) => title.has(word)).length, title.size),
      share(headline),
      share(description),
      own.length < 3 ? -1 : ratio(hits, own.length - 2),
      log(body.length),
    ];
  };
}

/** What kind of page it is, as far as it can be told. */
function pageFeatures({ blocks, boxes }: Outline, facts: PageFacts, words: readonly string[][], sums: Sums): number[] {
  const total = within(sums.chars, 0, blocks.length);
  const tags = new Map<string, number>();
  const names = Array.from({ length: NAME_COUNT }, () => 0);
  for (const { tag, names: bits } of boxes) {
    tags.set(tag, (tags.get(tag) ?? 0) + 1);
    for (let group = 0; group < NAME_COUNT; group++) if (bits & (1 << group)) names[group] = (names[group] as number) + 1;
  }
  const sum = (value: (block: Block) => number) => blocks.reduce((whole, block) => whole + value(block), 0);
  const address = facts.url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '');
  const path = address.slice(address.indexOf('/') + 1);
  return [
    log(total),
    log(blocks.length),
    ratio(within(sums.linked, 0, blocks.length), total),
    ratio(within(sums.long, 0, blocks.length), total),
    ratio(within(sums.ended, 0, blocks.length), total),
    log(sum(({ length, linked }) => Number(length - linked >= LONG))),
    ...['article', 'main', 'h1', 'h2', 'h3', 'time', 'pre', 'table', 'td', 'li', 'p', 'section', 'iframe', 'dt', 'form'].map((tag) =>
      log(tags.get(tag) ?? 0),
    ),
    log(sum(({ fields }) => fields)),
    log(sum(({ buttons }) => buttons)),
    log(sum(({ pictures }) => pictures)),
    log(sum(({ times }) => times)),
    log(sum(({ text }) => Number(PRICE.test(text)))),
    log(sum(({ text, length }) => Number(length < 240 && /\breply\b|\bquote\b/i.test(text)))),
    log(sum(({ text, length }) => Number(length < 60 && (SIGNALS[6] as RegExp).test(text.toLowerCase())))),
    ...['article', 'product', 'website', ''].map((kind) => Number(facts.kind === kind)),
    ...TYPES.map((type) => Number(facts.types.some((each) => type.test(each)))),
    path.split('/').filter(Boolean).length,
    path.length,
    Number(/\d{3}/.test(path)),
    ...ADDRESSES.map((pattern) => Number(pattern.test(address))),
    ...names.map(log),
    log(words.reduce((longest, { length }) => Math.max(longest, length), 0)),
  ];
}
