import { spokenLocale } from './words';

/** A number in two digits or three, as “1.2K”. */
export function inShort(count: number): string {
  return new Intl.NumberFormat(spokenLocale(), { notation: 'compact' }).format(count);
}
