import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle/full';
import { look } from '@/entrypoints/read-page/look';
import { pageFacts } from '@/entrypoints/read-page/page-facts';
import { readContent } from '@/entrypoints/read-page/page-text';
import { toBase64 } from '@/utils/core/base64';
import { createBreathing } from '@/utils/core/breathe';
import { outlineOf } from '@/utils/core/reading/blocks';
import { featuresOf } from '@/utils/core/reading/features';
import { rangesAbove } from '@/utils/core/reading/weigh';

/** What an extractor made of a page. */
interface Extract {
  /** Markdown, or text. */
  text: string;
  ms: number;
  /** The longest time the page stood still meanwhile; ms. Only of what lets it go on in between. */
  still?: number;
}

const EXTRACTORS: Record<string, (page: Document) => string | Promise<string>> = {
  aside: async () => (await readContent(breathing)).text,
  defuddle: (page) => new Defuddle(page, { url: page.URL, markdown: true, useAsync: false }).parse().content,
  readability: (page) => new Readability(page.cloneNode(true) as Document).parse()?.textContent ?? '',
  rendered: (page) => page.body.innerText,
};

let longest = 0;
let last = 0;
const own = createBreathing(40, 1);
/** Our own breathing, watched: how long it was between two breaths. */
function breathing(): Promise<void> | undefined {
  longest = Math.max(longest, performance.now() - last);
  const breath = own();
  if (!breath) return undefined;
  return breath.then(() => {
    last = performance.now();
  });
}

async function extract(name: string): Promise<Extract> {
  const start = performance.now();
  longest = 0;
  last = start;
  const text = (await EXTRACTORS[name]?.(document)) ?? '';
  const end = performance.now();
  return { text, ms: end - start, ...(name === 'aside' ? { still: Math.max(longest, end - last) } : {}) };
}

/** Runs each in turn; a page that one of them broke is told as such. */
async function extractAll(names: readonly string[]): Promise<Record<string, Extract | { error: string }>> {
  const found: Record<string, Extract | { error: string }> = {};
  for (const name of names) found[name] = await extract(name).catch((error: unknown) => ({ error: String(error) }));
  return found;
}

/** What the forests are trained on. */
interface PageBlocks {
  texts: string[];
  words: number[];
  ancestors: number[][];
  /** The features of its blocks: the bytes of 32-bit floats, in base64. */
  rows: string;
  /** Those of the page. */
  page: number[];
}

async function blocksOfPage(): Promise<PageBlocks> {
  const outline = outlineOf((await look(document.body, () => undefined)).box);
  const { rows, page, words } = await featuresOf(outline, pageFacts(), () => undefined);
  const texts = outline.blocks.map(({ text }) => text);
  return {
    texts,
    words,
    ancestors: outline.blocks.map(({ holder }) => rangesAbove(outline, holder)),
    rows: toBase64(new Uint8Array(rows.buffer)),
    page: [...page],
  };
}

Object.assign(globalThis, { extractAll, blocksOfPage });
