import type TurndownService from 'turndown';
import { markdownTable } from './markdown-table';

// Between the rules for cell, row and table: private-use characters, which no document has anything to say with.
const CELL = '\ue0f0';
const ROW = '\ue0f1';
const MARKS = /[\ue0f0\ue0f1]/g;
/** Columns and rows that one cell may span. */
const MOST_SPAN = 100;

/** Teaches turndown tables: cells that span several stand in each of them; a table of one column is paragraphs. */
export function addTableRules(service: TurndownService): void {
  service.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content, node) => `${spanOf(node, 'colspan')},${spanOf(node, 'rowspan')},${content.replace(MARKS, ' ').trim()}${CELL}`,
  });
  service.addRule('row', { filter: 'tr', replacement: (content) => `${content}${ROW}` });
  service.addRule('section', { filter: ['thead', 'tbody', 'tfoot'], replacement: (content) => content });
  service.addRule('caption', { filter: 'caption', replacement: (content) => `0,0,${content.trim()}${CELL}${ROW}` });
  service.addRule('table', { filter: 'table', replacement: (content) => `\n\n${tableOf(content)}\n\n` });
}

function spanOf(node: Node, name: string): number {
  return Math.min(Math.max(Number((node as Element).getAttribute(name)) || 1, 1), MOST_SPAN);
}

function tableOf(content: string): string {
  const grid: string[][] = [];
  let caption = '';
  const rows = content.split(ROW).slice(0, -1);
  let at = 0;
  for (const row of rows) {
    const cells = row.split(CELL).slice(0, -1);
    if (cells[0]?.trimStart().startsWith('0,0,')) {
      caption = cells[0].trimStart().slice(4);
      continue;
    }
    let column = 0;
    for (const cell of cells) {
      const [, across = '1', down = '1', text = ''] = /^\s*(\d+),(\d+),([\s\S]*)$/.exec(cell) ?? [];
      while (grid[at]?.[column] !== undefined) column += 1;
      for (let y = at; y < Math.min(at + Number(down), rows.length); y++)
        for (let x = column; x < column + Number(across); x++) rowAt(grid, y)[x] = text;
      column += Number(across);
    }
    rowAt(grid, at);
    at += 1;
  }
  const filled = grid.map((row) => Array.from(row, (cell) => cell ?? ''));
  const isList = filled.every((row) => row.length <= 1);
  return [caption, isList ? filled.flat().join('\n\n') : markdownTable(filled)].filter(Boolean).join('\n\n');
}

function rowAt(grid: string[][], y: number): string[] {
  const row = grid[y] ?? [];
  grid[y] = row;
  return row;
}
