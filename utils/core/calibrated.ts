/** Of one answer: what its question was estimated at, and what its server counted; tokens. */
export interface Sample {
  estimated: number;
  reported: number;
}

/** Answers that it takes: one may have been counted without its cache. */
const LEAST_SAMPLES = 3;
/** No vocabulary in use is further from the estimate; what lies beyond is a server that counts something else. */
const LEAST_RATIO = 0.5;
const MOST_RATIO = 2.5;

/**
 * An estimate as the answers of the same endpoint and model correct it, by the median of what was reported for what was estimated.
 * @param samples of that endpoint and model alone
 * @returns tokens; the estimate itself while there are fewer than three samples
 */
export function calibrated(estimate: number, samples: readonly Sample[]): number {
  const ratios = samples
    .map(({ estimated, reported }) => reported / estimated)
    .filter((ratio) => ratio >= LEAST_RATIO && ratio <= MOST_RATIO);
  if (ratios.length < LEAST_SAMPLES) return estimate;
  return Math.ceil(estimate * median(ratios));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 1) + (sorted[Math.floor(middle)] ?? 1)) / 2;
}
