/** A table's cells as plain text, row by row; the first row is the header. */
export type Rows = readonly (readonly string[])[];

/** What a spreadsheet would take for a formula (https://owasp.org/www-community/attacks/CSV_Injection), unless it is a number. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?[\d.,\u00a0\u202f’' ]*\d\s?[%‰€$£¥]?$/u;

/** A cell that no spreadsheet will run: an apostrophe makes it text. */
function asInert(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

/** RFC 4180: fields with commas, quotes or line ends in quotes, quotes doubled, lines ending in CRLF. */
export function toCsv(rows: Rows): string {
  return rows.map((row) => row.map((cell) => quoted(asInert(cell))).join(',')).join('\r\n');
}

/** One line a row, cells between tabs; what would break a row is a space. */
export function toTsv(rows: Rows): string {
  return rows.map((row) => row.map((cell) => asInert(cell.replace(/[\t\r\n]+/g, ' '))).join('\t')).join('\n');
}

/** A table as HTML, with nothing in it but its text. */
export function toHtmlTable(rows: Rows): string {
  const line = (row: readonly string[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(asInert(cell))}</${tag}>`).join('')}</tr>`;
  const [head = [], ...body] = rows;
  return `<table><thead>${line(head, 'th')}</thead><tbody>${body.map((row) => line(row, 'td')).join('')}</tbody></table>`;
}

const quoted = (cell: string) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Text that HTML shows as it is. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
