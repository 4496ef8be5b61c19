import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { type PageServer, servePages } from '../../scripts/lib/serve-pages.mjs';
import type { DocumentRead } from '../../utils/core/page-read';

const PAGES = fileURLToPath(new URL('../pages', import.meta.url));

/** Characters without a look of their own that can carry words; the flags of England, Scotland and Wales are made of some. */
const UNSEEN = /[\u{E0000}-\u{E0FFF}\u202a-\u202e\u2060-\u2069\u200b\u00ad]|[\u200b-\u200f]{2}|[\ufe00-\ufe0f]{2}/u;
const FLAGS =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu;

/** Opens an address in the browser under test and reads it by the real script. */
export type Read = (url: string) => Promise<DocumentRead[]>;

export const servePagesOf = (folder: 'hidden' | 'shown' | 'social'): Promise<PageServer> => servePages(`${PAGES}/${folder}`);

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
