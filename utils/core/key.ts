import { AppError } from './faults';

/** Servers take about 8 KB of headers; what is longer is a file, not a key. */
const MAX_KEY = 8_000;
/** What copying from a page brings along unseen: soft hyphens, zero-width characters, marks of direction, a byte order mark. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const AROUND = /^(?:authorization\s*:\s*)?(?:bearer\s+)?(["'`“”‘’]?)(.*?)["'`“”‘’]?$/is;
/** Control characters end a header (RFC 9110 §5.5); beyond Latin-1 `fetch` throws. A key shown as `sk-…ab` holds such a one. */
const UNSENDABLE = /[^\x20-\x7e\xa0-\xff]/;

/**
 * The key inside what a user pasted: spaces, quotes, `Authorization:` and `Bearer` around it taken off. Empty where there is none.
 * @throws AppError `bad-key` where it could stand in no header
 */
export function keyOf(typed: string): string {
  if (typed.length > MAX_KEY) throw new AppError('bad-key');
  const key = peel(typed.replace(UNSEEN, '').trim());
  if (UNSENDABLE.test(key)) throw new AppError('bad-key');
  return key;
}

/** Takes off one layer after the other, as `"Bearer sk-…"` and `Bearer "sk-…"` both come. */
function peel(text: string): string {
  const inner = (AROUND.exec(text)?.[2] ?? text).trim();
  return inner === text ? text : peel(inner);
}
