/** A longer term that begins with the other: an ending that the stemmer left, or the first part of a compound. */
const ENDING = 0.6;
const COMPOUND = 0.35;
const SAME_ROOT = 0.4;
const SLIP = 0.3;
/** Two compounds with the same first part; a root of three letters. */
const DISTANT = 0.25;

/**
 * How far two terms may mean the same, 0 to 1: endings that the stemmer left on, compounds, one root, a slip of the pen. Numbers are the
 * same or not.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3 || /\d/.test(long)) return 0;
  const beginning = sameBeginning(short, long);
  if (short.length === 3) return beginning === 3 && long.length <= 6 ? DISTANT : 0;
  if (beginning === short.length) return long.length - beginning <= 3 ? ENDING : COMPOUND;
  if (beginning >= 5 && beginning >= long.length * 0.6) return SAME_ROOT;
  if (short.length >= 5 && long.includes(short)) return COMPOUND;
  if (beginning >= 6 && short.length >= 10) return DISTANT;
  return short.length >= 6 && beginning >= 1 && isSlip(short, long, beginning) ? SLIP : 0;
}

function sameBeginning(short: string, long: string): number {
  let same = 0;
  while (same < short.length && short.charCodeAt(same) === long.charCodeAt(same)) same++;
  return same;
}

/** One letter changed, added or left out, or two exchanged, after the same beginning. */
function isSlip(short: string, long: string, beginning: number): boolean {
  if (long.length - short.length > 1) return false;
  const left = short.slice(beginning);
  if (long.length > short.length) return long.slice(beginning + 1) === left;
  if (long.slice(beginning + 1) === left.slice(1)) return true;
  return long[beginning] === left[1] && long[beginning + 1] === left[0] && long.slice(beginning + 2) === left.slice(2);
}
