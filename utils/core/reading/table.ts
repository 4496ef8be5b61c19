import type { Box } from './box';
import { inlineMarkdown } from './inline';

/**
 * A table as GitHub writes it, a cell that spans rows repeated in each, its caption above it. https://github.github.com/gfm/#tables-extension-
 */
export function tableMarkdown(table: Box): string {
  const caption = table.children.find((child): child is Box => typeof child !== 'string' && child.tag === 'caption');
  return [caption ? cellText(caption) : '', gridMarkdown(rowsOf(table))].filter(Boolean).join('\n\n');
}

function gridMarkdown(rows: readonly string[][]): string {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return '';
  const [head = [], ...rest] = rows;
  // Beyond that rows end where they end.
  const padded = rows.length * width <= MOST_CELLS ? width : 0;
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: Math.max(padded, cells.length) }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(width)}`, ...rest.map(line)].join('\n');
}

/** Columns and rows beyond which nobody reads a table, and hostile spans end. */
const MOST_SPAN = 100;
const MOST_CELLS = 100_000;

function rowsOf(table: Box): string[][] {
  const rows: string[][] = [];
  const all = trs(table);
  let cells = 0;
  all.forEach((tr, at) => {
    rows[at] ??= [];
    const row = rows[at];
    let column = 0;
    for (const cell of tr.children) {
      if (typeof cell === 'string' || (cell.tag !== 'td' && cell.tag !== 'th')) continue;
      while (row[column] !== undefined) column++;
      const text = cellText(cell);
      const isMuch = cells > MOST_CELLS;
      const wide = isMuch ? 1 : Math.min(cell.facts?.colSpan ?? 1, MOST_SPAN);
      const high = isMuch ? 1 : Math.min(cell.facts?.rowSpan ?? 1, MOST_SPAN, all.length - at);
      cells += wide * high;
      for (let down = 0; down < high; down++) {
        for (let over = 0; over < wide; over++) {
          rows[at + down] ??= [];
          (rows[at + down] as string[])[column + over] = over === 0 ? text : '';
        }
      }
      column += wide;
    }
  });
  return rows.map((row) => Array.from(row, (cell) => cell ?? '')).filter((row) => row.some((cell) => cell !== ''));
}

function trs(box: Box): Box[] {
  return box.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.tag === 'tr' ? [child] : /^(?:thead|tbody|tfoot)$/.test(child.tag) ? trs(child) : [],
  );
}

function cellText(cell: Box): string {
  return lines(cell.children).join(' ').replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim();
}

function lines(children: Box['children']): string[] {
  const all: string[] = [];
  let run: Box['children'] = [];
  const end = () => {
    if (run.length > 0) all.push(inlineMarkdown(run));
    run = [];
  };
  for (const child of children) {
    if (typeof child === 'string' || child.inline) run.push(child);
    else {
      end();
      all.push(...(child.facts?.text === undefined ? lines(child.children) : [inlineMarkdown([child])]));
    }
  }
  end();
  return all;
}

/** A table whose cells hold data; others only lay out a page. */
export function isData(table: Box): boolean {
  const all = trs(table);
  const cells = all.flatMap(({ children }) => children.filter((child): child is Box => typeof child !== 'string'));
  if (all.length < 2 || cells.length < all.length * 1.5) return false;
  return cells.every((cell) => !holds(cell, 'table', 'h1', 'h2', 'ul', 'article', 'form', 'pre'));
}

function holds(box: Box, ...tags: readonly string[]): boolean {
  return box.children.some((child) => typeof child !== 'string' && (tags.includes(child.tag) || holds(child, ...tags)));
}
