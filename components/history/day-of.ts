const DAY_MS = 86_400_000;

/**
 * The day of a time as people call it: today, yesterday, a weekday of the last week, else its date.
 * @param at ms since the epoch
 * @param locale BCP 47
 */
export function dayOf(at: number, now: number, locale: string): string {
  const date = new Date(at);
  // Midnights, as a day may have 23 or 25 hours.
  const days = Math.round((midnight(now) - midnight(at)) / DAY_MS);
  if (days === 0 || days === 1) return capital(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day'), locale);
  if (days > 1 && days < 7) return capital(new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(date), locale);
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) }).format(date);
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function capital(text: string, locale: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(locale) + rest.join('');
}
