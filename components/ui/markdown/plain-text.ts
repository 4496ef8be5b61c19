import { labelOf } from './notes';
import { type Token, textOf } from './parse';
import { toTsv } from './table-text';

/**
 * A piece's words as they read without Markdown's marks.
 * @param numbers of the footnotes, by label
 */
export function plainText(tokens: readonly Token[], numbers: ReadonlyMap<string, number>): string {
  const lines: string[] = [];
  /** For each open list: the number of its next item, or undefined for bullets. */
  const lists: (number | undefined)[] = [];
  let quotes = 0;
  let mark = '';
  let rows: string[][] | undefined;

  const put = (text: string) => {
    const indent = '  '.repeat(Math.max(0, lists.length - 1));
    const rest = `${indent}${lists.length > 0 ? '  ' : ''}`;
    const [first = '', ...more] = text.split('\n');
    const begin = mark ? `${indent}${mark}` : rest;
    mark = '';
    lines.push(...[begin + first, ...more.map((line) => rest + line)].map((line) => '> '.repeat(quotes) + line));
  };
  const apart = () => lists.length === 0 && lines.length > 0 && lines.at(-1) !== '' && lines.push('');

  for (const token of tokens) {
    switch (token.type) {
      case 'bullet_list_open':
        apart();
        lists.push(undefined);
        break;
      case 'ordered_list_open':
        apart();
        lists.push(Number(token.attrGet('start') ?? 1));
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open': {
        const number = lists.at(-1);
        mark = number === undefined ? '- ' : `${number}. `;
        if (number !== undefined) lists[lists.length - 1] = number + 1;
        if (token.meta) mark += token.meta['done'] ? '☑ ' : '☐ ';
        break;
      }
      case 'blockquote_open':
        apart();
        quotes += 1;
        break;
      case 'blockquote_close':
        quotes -= 1;
        break;
      case 'table_open':
        rows = [];
        break;
      case 'tr_open':
        rows?.push([]);
        break;
      case 'table_close':
        apart();
        put(toTsv(rows ?? []));
        rows = undefined;
        break;
      case 'inline':
        if (rows) rows.at(-1)?.push(inlineText(token.children ?? [], numbers));
        else {
          if (!mark) apart();
          put(inlineText(token.children ?? [], numbers));
        }
        break;
      case 'hr':
        apart();
        put('—');
        break;
      case 'fence':
      case 'code_block':
      case 'maths':
        apart();
        put(token.content.replace(/\n$/, ''));
    }
  }
  return lines.join('\n');
}

function inlineText(tokens: readonly Token[], numbers: ReadonlyMap<string, number>): string {
  let text = '';
  let link: { at: number; href: string } | undefined;
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
    else if (token.type === 'footnote_ref') text += `[${numbers.get(labelOf(token)) ?? labelOf(token)}]`;
    else if (token.type === 'image') text += `${textOf(token.children ?? [])} (${token.attrGet('src') ?? ''})`;
    else if (token.type === 'link_open') link = { at: text.length, href: String(token.attrGet('href') ?? '') };
    else if (token.type === 'link_close') {
      if (link && !link.href.endsWith(text.slice(link.at))) text += ` (${link.href})`;
      link = undefined;
    } else text += token.content;
  }
  return text;
}
