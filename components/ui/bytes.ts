import { spokenLocale } from '@/utils/i18n/words';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size in the largest unit that leaves something before the point; 1 kB is 1,000 bytes, as browsers and systems show it. */
export function bytes(count: number): string {
  let size = count;
  let at = 0;
  for (; size >= 1000 && at < UNITS.length - 1; at++) size /= 1000;
  const format = {
    style: 'unit',
    unit: UNITS[at] ?? 'byte',
    unitDisplay: at === 0 ? 'long' : 'short',
    maximumFractionDigits: size < 10 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(spokenLocale(), format).format(size);
}
