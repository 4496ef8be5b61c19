import { readdirSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { type Read, servePagesOf } from './reading';

const SOCIAL = 'tests/pages/social';

/** Letters and digits alone: how posts are marked is the reader's choice. */
const bare = (text: string): string => text.replace(/\]\([^)]*\)/g, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

interface Post {
  author: string;
  time: string;
  lines: string[];
}

/** The posts of an .md file. */
function postsIn(markdown: string): Post[] {
  const posts: Post[] = [];
  for (const line of markdown.split('\n').map((each) => each.replace(/^(?:> ?)+/, ''))) {
    const [, author, time = ''] = /^\*\*(.+?)\*\*.*? · (.+)$/.exec(line) ?? [];
    if (author) posts.push({ author, time, lines: [] });
    else if (bare(line)) posts.at(-1)?.lines.push(bare(line));
  }
  return posts;
}

/** Reads the pages of tests/pages/social. @returns what is missing from each, or stands in another order */
export async function missingPosts(read: Read): Promise<Record<string, string[]>> {
  const site = await servePagesOf('social');
  const missing: Record<string, string[]> = {};
  for (const name of readdirSync(SOCIAL).filter((each) => each.endsWith('.html'))) {
    const [page] = await read(site.url(`/${name}`));
    const text = bare(page?.text ?? '');
    const lost: string[] = [];
    let from = 0;
    for (const { author, time, lines } of postsIn(readFileSync(`${SOCIAL}/${name.replace('.html', '.md')}`, 'utf8'))) {
      for (const line of lines) {
        const at = text.indexOf(line, from);
        if (at < 0) lost.push(line);
        else from = at;
      }
      if (!text.includes(bare(author))) lost.push(`author ${author}`);
      if (!/^\d{4}-/.test(time) && !text.includes(bare(time))) lost.push(`time ${time}`);
    }
    missing[name] = lost;
    expect(page?.text).toBeTruthy();
  }
  await site.close();
  return missing;
}
