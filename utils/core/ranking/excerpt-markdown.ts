import type { Excerpt } from './pick-excerpts';

const MOST_CODE = 400;

/**
 * Excerpts as Markdown: a quotation each, under their headings where there are several. Joined, the pieces are the answer.
 * @returns one piece an excerpt, so that they can be shown one after the other
 */
export function excerptMarkdown(excerpts: readonly Excerpt[]): string[] {
  const withHeadings = new Set(excerpts.map(({ under }) => under)).size > 1;
  return excerpts.map(({ passage, under, letter }, i) => {
    const isNew = withHeadings && under !== '' && under !== excerpts[i - 1]?.under;
    const heading = isNew ? `### ${literal(under)}\n\n` : '';
    const cited = letter ? `[${letter}${passage.n}]` : '';
    const lines =
      passage.kind === 'code' ? [fenced(passage.text), cited].filter(Boolean).join('\n') : `${literal(passage.text)} ${cited}`.trimEnd();
    return `${i > 0 ? '\n\n' : ''}${heading}> ${lines.replaceAll('\n', '\n> ')}`;
  });
}

/** Words that Markdown renders as they stand. */
function literal(words: string): string {
  return words
    .replace(/[\\`*_[\]<>&~]/g, '\\$&')
    .replace(/^[#+=|:-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Code between fences longer than any run of backticks in it; whole lines, as many as are read at a glance. */
function fenced(code: string): string {
  const end = code.length > MOST_CODE ? Math.max(code.lastIndexOf('\n', MOST_CODE), 0) || MOST_CODE : code.length;
  const runs = code.match(/`+/g)?.map(({ length }) => length) ?? [];
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return `${fence}\n${code.slice(0, end)}${end < code.length ? '\n…' : ''}\n${fence}`;
}
