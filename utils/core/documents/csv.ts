import Papa from 'papaparse';
import { MOST_PAGE_TEXT } from '@/utils/core/rows';
import type { Document } from './document';
import { markdownTable } from './markdown-table';
import { textOf } from './text';

/** Comma-, semicolon- and tab-separated values as a Markdown table. */
export async function parse(file: File): Promise<Document> {
  const { text, cut } = await textOf(file);
  const rows: string[][] = [];
  let room = MOST_PAGE_TEXT;
  Papa.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    step: ({ data }, parser) => {
      room -= data.reduce((sum, cell) => sum + cell.length + 3, 2);
      if (room < 0) parser.abort();
      else rows.push(data);
    },
  });
  return { text: markdownTable(rows), cut: cut || room < 0 };
}
