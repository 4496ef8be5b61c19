import search from 'approx-string-match';

/** A place that is like what was looked for. */
export interface Alike {
  start: number;
  end: number;
  /** Letters that are missing, in excess or others. */
  errors: number;
}

/** Errors a letter that leave a passage itself. */
const MOST_ERRORS = 0.2;
/** Letters by which a longer passage is looked for. */
const LONGEST = 1_000;
/** Places that are looked at closely. */
const MOST_PLACES = 8;
/** Letters that make a run by which places are guessed. */
const RUN = 4;
/** Room for the hashes of runs; a power of two. */
const HASHES = 1 << 16;
/** What a search through the whole may cost: letters of the document by words of 32 letters of the passage. */
const MOST_STEPS = 4_000_000;

/**
 * The places of a document that are like a passage, by Myers' algorithm. In a long document it is run where many runs of the passage's
 * letters are, so that time is bounded by the document's length.
 * @returns in no order; none where nothing has less than a fifth of errors
 */
export function findAlike(letters: string, passage: string): Alike[] {
  const wanted = passage.slice(0, LONGEST);
  const most = Math.floor(wanted.length * MOST_ERRORS);
  const found = likelyPlaces(letters, wanted).flatMap(({ from, to }) => bestIn(letters, wanted, most, from, to));
  const isCheap = Math.ceil(wanted.length / 32) * letters.length <= MOST_STEPS;
  return found.length > 0 || !isCheap ? found : bestIn(letters, wanted, most, 0, letters.length);
}

/** The first of the places with the fewest errors: one place matches with several ends. */
function bestIn(letters: string, wanted: string, most: number, from: number, to: number): Alike[] {
  const matches = search(letters.slice(from, to), wanted, most);
  const best = matches.find((match) => Math.abs(match.end - match.start - wanted.length) <= most);
  return best ? [{ start: from + best.start, end: from + best.end, errors: best.errors }] : [];
}

/** Stretches that hold the most runs of the passage's letters. */
function likelyPlaces(letters: string, wanted: string): { from: number; to: number }[] {
  if (wanted.length < RUN) return [];
  const known = new Uint8Array(HASHES);
  for (let at = 0; at + RUN <= wanted.length; at++) known[hashAt(wanted, at)] = 1;
  // Half a passage each, so that a passage lies in three at most.
  const half = Math.max(RUN, Math.ceil(wanted.length / 2));
  const counts = new Uint32Array(Math.ceil(letters.length / half) + 3);
  for (let at = 0, cell = 0, left = half; at + RUN <= letters.length; at++, left--) {
    if (left === 0) {
      cell++;
      left = half;
    }
    counts[cell] = (counts[cell] ?? 0) + (known[hashAt(letters, at)] ?? 0);
  }
  const sums = Array.from(counts.subarray(0, -2), (count, cell) => count + (counts[cell + 1] ?? 0) + (counts[cell + 2] ?? 0));
  const places: { from: number; to: number }[] = [];
  for (let n = 0; n < MOST_PLACES; n++) {
    let best = 0;
    for (let cell = 1; cell < sums.length; cell++) if ((sums[cell] ?? 0) > (sums[best] ?? 0)) best = cell;
    if ((sums[best] ?? 0) < half / 4) break;
    places.push({ from: Math.max(0, (best - 1) * half), to: (best + 4) * half });
    sums.fill(0, Math.max(0, best - 2), best + 3);
  }
  return places;
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + RUN; i++) hash = Math.imul(hash, 0x9e3779b1) + text.charCodeAt(i);
  return (hash ^ (hash >>> 15)) & (HASHES - 1);
}
