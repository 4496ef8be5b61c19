import { spokenLocale } from './words';

/** From here on, cents are at least two digits. */
const CENTS = 0.095;

/** An amount of US dollars: to the cent, or in two significant digits where that would say too little. */
export function inDollars(amount: number): string {
  const digits = amount === 0 || amount >= CENTS ? {} : { maximumSignificantDigits: 2 };
  return new Intl.NumberFormat(spokenLocale(), { style: 'currency', currency: 'USD', ...digits }).format(amount);
}
