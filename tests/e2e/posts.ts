import { readdirSync, readFileSync } from 'node:fs';
import { expect } from './expect';
import { type Read, servePagesOf } from './reading';

const SOCIAL = 'tests/pages/social';

/** Letters and digits alone: how posts are marked is the reader's choice. */
const bare = (text: string): string =>
  text
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

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

/** What of a page's own words may be missing; pictures and quoted posts, as of today. */
const MOST_MISSING = 2;

/** Reads the pages of tests/pages/social: their posts are there, in their order, under their authors. */
export async function checkPosts(read: Read): Promise<void> {
  const site = await servePagesOf('social');
  for (const name of readdirSync(SOCIAL).filter((each) => each.endsWith('.html'))) {
    const [page] = await read(site.url(`/${name}`));
    const text = bare(page?.text ?? '');
    const missing: string[] = [];
    let from = 0;
    for (const { author, time, lines } of postsIn(readFileSync(`${SOCIAL}/${name.replace('.html', '.md')}`, 'utf8'))) {
      for (const line of lines) {
        const at = text.indexOf(line, from);
        if (at < 0) missing.push(line);
        else from = at;
      }
      // Of times in UTC the page itself shows “3 hours ago”.
      const isShown = !/^\d{4}-/.test(time);
      for (const words of isShown ? [author, time] : [author]) expect.soft(text, name).toContain(bare(words));
    }
    expect.soft(missing.length, `${name}: ${missing.join(' / ')}`).toBeLessThanOrEqual(MOST_MISSING);
  }
  await site.close();
}
