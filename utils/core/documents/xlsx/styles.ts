import { readXml } from './read-xml';

/** What of a number is a time: it is written as days since an epoch. */
export type DateStyle = 'date' | 'time' | 'both';

export interface DateStyles {
  /** By the number of a cell's style. */
  byStyle: ReadonlyMap<number, DateStyle>;
  /** Days from the epoch of the workbook to that of Unix. */
  offset: number;
}

/** The formats that every program knows by number. ECMA-376 part 1, 18.8.30 */
const BUILT_IN: readonly [first: number, last: number, style: DateStyle][] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'both'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 47, 'time'],
  [50, 58, 'date'],
];

/** @param date1904 as the workbook says it: old Macs counted from 1904 */
export function dateStyles(bytes: Uint8Array | undefined, date1904: string): DateStyles {
  const formats = new Map<number, DateStyle>();
  const byStyle = new Map<number, DateStyle>();
  let isCells = false;
  let style = 0;
  if (bytes)
    readXml(bytes, {
      open(name, attributes) {
        if (name === 'cellXfs') isCells = true;
        const id = Number(attributes['numFmtId']);
        if (name === 'numFmt') {
          const found = styleOfCode(attributes['formatCode'] ?? '');
          if (found) formats.set(id, found);
        }
        if (name !== 'xf' || !isCells) return;
        const found = formats.get(id) ?? BUILT_IN.find(([first, last]) => id >= first && id <= last)?.[2];
        if (found) byStyle.set(style, found);
        style += 1;
      },
      text() {},
      close(name) {
        if (name === 'cellXfs') isCells = false;
      },
    });
  return { byStyle, offset: /^(?:1|true)$/.test(date1904) ? 24_107 : 25_569 };
}

/** A format's code without its quotations, colours and conditions: what is left of letters are parts of a date. */
function styleOfCode(code: string): DateStyle | undefined {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi, '');
  const hasDate = /[dy]/i.test(bare) || /^[^hs]*m[^hs]*$/i.test(bare);
  const hasTime = /[hs]/i.test(bare);
  if (/general/i.test(bare) || /[0#?]/.test(bare.replace(/s\.?0+/gi, 's'))) return undefined;
  if (hasDate) return hasTime ? 'both' : 'date';
  return hasTime ? 'time' : undefined;
}
