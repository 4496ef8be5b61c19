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

/** The words of HTML without a tree. */
export function wordsOfHtml(html: string): string {
  const texts: string[] = [];
  let isUnseen = false;
  const parser = new Parser({
    onopentagname(name) {
      isUnseen = name === 'script' || name === 'style';
    },
    ontext(text) {
      if (!isUnseen && text.trim()) texts.push(text.trim());
    },
    onclosetag() {
      isUnseen = false;
    },
  });
  for (let at = 0; at < html.length; at += PIECE) parser.write(html.slice(at, at + PIECE));
  return texts.join('\n');
}
