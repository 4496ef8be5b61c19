import { LANGUAGES } from './languages';
import { spokenLanguage, spokenLocale } from './words';

/** From here on, cents are at least two digits. */
const CENTS = 0.095;

/** An amount of US dollars: to the cent, or in two significant digits where that would say too little. */
export function inDollars(amount: number): string {
  const digits = amount === 0 || amount >= CENTS ? {} : { maximumSignificantDigits: 2 };
  const dollars = new Intl.NumberFormat(spokenLocale(), { style: 'currency', currency: 'USD', ...digits }).format(amount);
  // The mark (LRM) keeps the sign at the right side of “US$” among lines that run from the right.
  return LANGUAGES.find(({ code }) => code === spokenLanguage())?.dir === 'rtl' ? `${dollars}\u200e` : dollars;
}
