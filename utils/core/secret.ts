/** What an endpoint is reached with. Extra headers are as secret as the key: proxies carry their tokens in them. */
export interface Secret {
  /** Empty where none is needed. */
  key: string;
  /** Extra headers, by name. */
  headers: Record<string, string>;
}

/** A shorter key protects nothing, and taking it out would leave no sentence whole. */
const MIN_KEY = 4;
/** Shorter words of a header are its scheme, a version, a switch. */
const MIN_WORD = 8;
const HIDDEN = '•••';

/**
 * Somebody else's words without the secret: as it is, percent-encoded, as it stands inside a JSON string, and its beginning where
 * `shorten` cut the words off inside it.
 */
export function hideSecret(text: string, { key, headers }: Secret): string {
  const words = Object.values(headers).flatMap((value) => [value, ...value.split(/\s+/)]);
  const values = [key, ...words.filter(({ length }) => length >= MIN_WORD)].filter(({ length }) => length >= MIN_KEY);
  // The longest first: one may hold another.
  const forms = [...new Set(values.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  return forms.reduce((hidden, form) => hideCut(hidden.replaceAll(form, HIDDEN), form), text);
}

function formsOf(value: string): string[] {
  return [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
}

/** Without the beginning of a value at the end of words that were cut. */
function hideCut(text: string, value: string): string {
  if (!text.endsWith('…')) return text;
  const kept = text.slice(0, -1);
  for (let length = value.length - 1; length >= MIN_KEY; length--) {
    if (kept.endsWith(value.slice(0, length))) return `${kept.slice(0, -length)}${HIDDEN}…`;
  }
  return text;
}
