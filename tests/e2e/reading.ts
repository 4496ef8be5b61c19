import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type PageServer, servePages } from '../../scripts/lib/serve-pages.mjs';
import type { DocumentRead } from '../../utils/core/page-read';
import { sentTo } from './attached';
import { expect } from './expect';
import type { ModelServer } from './model-server';
import { DRAWN, EVERYTHING, type Expected, OTHERS, SECOND } from './reading-pages';

const PAGES = fileURLToPath(new URL('../pages', import.meta.url));

/** Characters without a look of their own that can carry words; the flags of England, Scotland and Wales are made of some. */
const UNSEEN = /[\u{E0000}-\u{E0FFF}\u202a-\u202e\u2060-\u2069\u200b\u00ad]|[\u200b-\u200f]{2}|[\ufe00-\ufe0f]{2}/u;
const FLAGS =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu;

/** Opens an address in the browser under test and reads it by the real script. */
export type Read = (url: string) => Promise<DocumentRead[]>;

export const servePagesOf = (folder: 'hidden' | 'shown' | 'social' | 'reading'): Promise<PageServer> => servePages(`${PAGES}/${folder}`);

const pagesIn = (folder: string): string[] =>
  readdirSync(`${PAGES}/${folder}`)
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.slice(0, -'.html'.length));

const wordsIn = (html: string, kind: 'VISIBLE' | 'HIDDEN'): string[] => [...new Set(html.match(RegExp(`${kind}-[\\w-]*\\w`, 'g')))];

/**
 * Reads each page of a folder: what begins with VISIBLE is to be there, what begins with HIDDEN is not, nor are characters that nobody sees.
 * The techniques are the pages' names.
 */
export async function checkWords(folder: 'hidden' | 'shown', read: Read): Promise<void> {
  const site = await servePagesOf(folder);
  for (const name of pagesIn(folder)) {
    const html = readFileSync(`${PAGES}/${folder}/${name}.html`, 'utf8');
    const [page] = await read(site.url(`/${name}.html`));
    const text = page?.text ?? '';
    const visible = wordsIn(html, 'VISIBLE');
    expect
      .soft(
        visible.filter((word) => !text.includes(word)),
        `missing from ${name}`,
      )
      .toEqual([]);
    expect.soft(text, `hidden by ${name}`).not.toContain('HIDDEN');
    expect.soft(text.replace(FLAGS, '').match(UNSEEN)?.[0], `unseen in ${name}`).toBeUndefined();
  }
  await site.close();
}

/** Pictures are marked as what they are, with the words that stand for them. */
export async function checkPictures(read: Read): Promise<void> {
  const site = await servePagesOf('shown');
  const [page] = await read(site.url('/alternative-text.html'));
  expect(page?.text).toMatch(/!\[The lamp at night, VISIBLE-S\d+-ALT\]\(\)/);
  await site.close();
}

/** What a person does with the panel beside a page. */
export interface Reader {
  goto(url: string): Promise<void>;
  /** Waits until the page goes along. */
  isRead(title: string): Promise<void>;
  /** Asks, and waits for the answer's end. */
  ask(question: string): Promise<void>;
  says(sentence: string): Promise<void>;
  /** Has the page in front tell itself something. */
  tellPage(event: string): Promise<void>;
}

/** Asks about each page of tests/pages/reading and looks at what reaches the model. */
export async function checkPages(reader: Reader, model: ModelServer): Promise<void> {
  const [site, elsewhere] = [await servePagesOf('reading'), await servePagesOf('reading')];
  for (const path of ['/japanese.html', '/russian.html', '/chinese.html'])
    site.route(path, (_request, response) => {
      // What the server does not say, the page says itself.
      response.writeHead(200, { 'content-type': 'text/html' }).end(readFileSync(`${PAGES}/reading${path}`));
    });
  const check = async ({ title, says, never = [] }: Expected) => {
    await reader.isRead(title);
    await reader.ask(`What says “${title}”?`);
    const sent = sentTo(model);
    const text = sent.slice(sent.lastIndexOf('<source'));
    let from = 0;
    for (const words of says) {
      const at = text.indexOf(words, from);
      expect.soft(at, `${title}: “${words}” in its place in\n${text}`).toBeGreaterThan(-1);
      from = Math.max(at, from);
    }
    for (const words of never) expect.soft(sent, title).not.toContain(words);
  };
  await reader.goto(site.url(`${EVERYTHING.path}?port=${new URL(elsewhere.url('/')).port}`));
  await check(EVERYTHING);
  await reader.tellPage('second');
  await check(SECOND);
  for (const expected of OTHERS) {
    await reader.goto(site.url(expected.path));
    await check(expected);
  }
  await reader.goto(site.url(DRAWN.path));
  await reader.says(DRAWN.sentence);
  await Promise.all([site.close(), elsewhere.close()]);
}
