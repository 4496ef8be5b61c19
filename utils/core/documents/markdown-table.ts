/** Rows as a Markdown table, the first as its head. Empty rows and the empty columns at the end are left out. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const [head, ...body] = filled;
  if (!head) return '';
  const width = filled.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell.trim() !== '') + 1), 1);
  return [tableRow(head, width), tableRow(Array<string>(width).fill('---'), width), ...body.map((row) => tableRow(row, width))].join('\n');
}

/** One row; cells that are missing before `width` are empty. */
function tableRow(cells: readonly string[], width: number): string {
  const padded = Array.from({ length: width }, (_, at) => tableCell(cells[at] ?? ''));
  return `| ${padded.join(' | ')} |`;
}

function tableCell(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
}
