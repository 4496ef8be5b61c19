import { readXml } from './read-xml';
import type { DateStyle, DateStyles } from './styles';

interface SheetOptions {
  strings: readonly string[];
  dates: DateStyles;
  /** Characters that may be kept. */
  room: number;
}

/** Columns that a row may have: Excel's own limit is 16,384, and nobody reads as many. */
const MOST_COLUMNS = 1_000;
const DAY_MS = 86_400_000;

/** The rows of a sheet as far as there is room for them, their cells in their places. */
export function readSheet(bytes: Uint8Array, { strings, dates, room }: SheetOptions): { rows: string[][]; isWhole: boolean } {
  const rows: string[][] = [];
  let left = room;
  let isWhole = true;
  let row: string[] = [];
  let isHidden = false;
  let at = -1;
  let type = '';
  let style = -1;
  let isValue = false;
  let value = '';

  function endRow(): void {
    if (isHidden || row.every((cell) => cell === '')) return;
    left -= row.reduce((sum, cell) => sum + cell.length + 3, 2);
    if (left >= 0) rows.push(row);
    else isWhole = false;
  }

  readXml(bytes, {
    isDone: () => left < 0,
    open(name, attributes) {
      if (name === 'row') {
        row = [];
        at = -1;
        isHidden = /^(?:1|true)$/.test(attributes['hidden'] ?? '');
      } else if (name === 'c') {
        at = columnOf(attributes['r']) ?? at + 1;
        type = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? -1);
        value = '';
      } else isValue = name === 'v' || (name === 't' && type === 'inlineStr');
    },
    text(piece) {
      if (isValue) value += piece;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      if (name === 'row') endRow();
      if (name !== 'c' || at >= MOST_COLUMNS) return;
      while (row.length < at) row.push('');
      row[at] =
        type === 's'
          ? (strings[Number(value)] ?? '')
          : type === 'n'
            ? numberText(value, dates.byStyle.get(style), dates)
            : said(value, type);
    },
  });
  return { rows, isWhole };
}

/** `AB12` is column 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function said(value: string, type: string): string {
  return type === 'b' ? (value === '1' ? 'TRUE' : 'FALSE') : value;
}

/** A number as Excel shows it at most: 15 digits, so that 0.1 + 0.2 is 0.3; a date as ISO 8601. */
function numberText(value: string, date: DateStyle | undefined, { offset }: DateStyles): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (date === undefined) return String(Number(number.toPrecision(15)));
  const days = date === 'time' && number < 1 ? number : number - offset;
  const time = new Date(Math.round((days * DAY_MS) / 1000) * 1000);
  if (Number.isNaN(time.getTime())) return value;
  const [day = '', clock = ''] = time.toISOString().split('T');
  const hours = clock.slice(0, 8).replace(/:00$/, '');
  return date === 'date' ? day : date === 'time' ? hours : `${day} ${hours}`;
}
