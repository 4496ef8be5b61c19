import { markdownTable } from '@/utils/core/documents/markdown-table';
import { median, type Segment } from './lines';

/** What is taken for a table: so many rows with several cells, or columns. */
const LEAST_ROWS = 3;
const LEAST_COLUMNS = 2;
/** Characters of the usual cell of a table in two columns, at most. */
const LONG_CELL = 40;
/** A gap of this share of the letters' height parts two columns. */
const GAP = 0.6;

export interface TableFound {
  /** How many rows it takes. */
  length: number;
  markdown: string;
}

/**
 * The table that begins with the first of these rows: rows in several cells, one below the other, with the same gaps between them.
 * @param rows in their order, in the region
 */
export function tableAt(rows: readonly (readonly Segment[])[]): TableFound | undefined {
  if ((rows[0]?.length ?? 0) < LEAST_COLUMNS) return undefined;
  let length = 0;
  let columns: Column[] = [];
  for (const [at, row] of rows.entries()) {
    if (at > 0 && !isNear(rows[at - 1] ?? [], row)) break;
    const next = merged(columns, row);
    // A row that fills the gaps ends the table.
    if (next.length < LEAST_COLUMNS || (columns.length > 0 && next.length < columns.length && row.length < columns.length)) break;
    if (row.length === 1 && at > 0 && columnOf(columns, row[0]) === undefined) break;
    columns = next;
    length = at + 1;
  }
  // A line below the last row is its own paragraph.
  while (length > 0 && (rows[length - 1]?.length ?? 0) < LEAST_COLUMNS) length -= 1;
  const taken = rows.slice(0, length);
  const full = taken.filter((row) => row.length >= LEAST_COLUMNS);
  if (full.length < LEAST_ROWS && !(full.length === 2 && columns.length > 2)) return undefined;
  // Two columns of sentences are not cells.
  if (columns.length === 2 && median(full.flat().map(({ text }) => text.length)) > LONG_CELL) return undefined;
  return { length, markdown: markdownTable(cellsOf(taken, columns)) };
}

interface Column {
  left: number;
  right: number;
}

function isNear(above: readonly Segment[], row: readonly Segment[]): boolean {
  const [one, other] = [above[0], row[0]];
  return !!one && !!other && other.base - one.base < 3 * Math.max(one.size, other.size);
}

/** The columns as they are once this row stands in them too: what overlaps becomes one. */
function merged(columns: readonly Column[], row: readonly Segment[]): Column[] {
  const pad = (Math.max(...row.map(({ size }) => size)) * GAP) / 2;
  const all = [...columns, ...row.map(({ left, right }) => ({ left: left - pad, right: right + pad }))].sort((a, b) => a.left - b.left);
  const joined: Column[] = [];
  for (const { left, right } of all) {
    const last = joined.at(-1);
    if (last && left < last.right) last.right = Math.max(last.right, right);
    else joined.push({ left, right });
  }
  return joined;
}

function columnOf(columns: readonly Column[], segment: Segment | undefined): number | undefined {
  if (!segment) return undefined;
  const middle = (segment.left + segment.right) / 2;
  const at = columns.findIndex(({ left, right }) => middle >= left && middle <= right);
  return at < 0 ? undefined : at;
}

/** A row without a first cell goes on with the one above. */
function cellsOf(rows: readonly (readonly Segment[])[], columns: readonly Column[]): string[][] {
  const isRtl = rows.flat().filter((segment) => segment.isRtl).length * 2 > rows.flat().length;
  const table: string[][] = [];
  for (const row of rows) {
    const cells = columns.map(() => '');
    for (const segment of row) {
      const at = columnOf(columns, segment) ?? 0;
      cells[at] = [cells[at], segment.text].filter(Boolean).join(' ');
    }
    if (isRtl) cells.reverse();
    const above = table.at(-1);
    const isMore = above && cells[0] === '' && cells.filter(Boolean).length < columns.length / 2 && table.length > 1;
    if (isMore) for (const [at, cell] of cells.entries()) above[at] = [above[at], cell].filter(Boolean).join(' ');
    else table.push(cells);
  }
  return table;
}
