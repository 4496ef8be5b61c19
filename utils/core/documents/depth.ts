import { Parser } from 'htmlparser2';

/** Elements inside one another beyond which nobody wrote it: trees take time in the square of it, and what walks them runs out of stack. */
const MOST_DEPTH = 500;
/** Characters between two looks. */
const PIECE = 16_384;

/** Whether elements lie too deep inside one another for a tree. Linear in the length up to there. */
export function isTooDeep(markup: string, xmlMode: boolean): boolean {
  let depth = 0;
  let most = 0;
  const parser = new Parser(
    {
      onopentagname() {
        depth += 1;
        most = Math.max(most, depth);
      },
      onclosetag() {
        depth -= 1;
      },
    },
    { xmlMode },
  );
  for (let at = 0; at < markup.length && most <= MOST_DEPTH; at += PIECE) parser.write(markup.slice(at, at + PIECE));
  return most > MOST_DEPTH;
}

/** The words of HTML without a tree, in one pass. */
export function wordsOfHtml(html: string): string {
  const lower = html.toLowerCase();
  const texts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const tag = html.indexOf('<', at);
    const text = html.slice(at, tag < 0 ? undefined : tag).trim();
    if (text) texts.push(text);
    if (tag < 0) break;
    const unseen = /^<(script|style)\b/.exec(lower.slice(tag, tag + 8))?.[1];
    const end = html.indexOf('>', unseen ? lower.indexOf(`</${unseen}`, tag) : tag);
    // What has no end holds no words.
    at = end < tag ? html.length : end + 1;
  }
  return texts.join('\n').replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => NAMED[name] ?? '');
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
