import type { Cut } from './cut';

/** The places of chosen passages, by text. */
export type Chosen = Map<Cut, Set<number>>;

/** After so many that do not fit, what is left is too little for most. */
const MOST_MISSES = 20;

/** What is free, and what has been chosen for it. */
export class Room {
  readonly chosen: Chosen;

  constructor(
    cuts: readonly Cut[],
    /** Tokens. */
    public free: number,
  ) {
    this.chosen = new Map(cuts.map((cut) => [cut, new Set()]));
  }

  /**
   * Adds what fits, in its order.
   * @param most tokens for these
   * @param mostMisses ends after so many and one that do not fit
   */
  fill(some: Iterable<readonly [Cut, number]>, most = this.free, mostMisses = MOST_MISSES): void {
    let left = Math.min(this.free, most);
    let misses = 0;
    for (const [cut, at] of some) {
      const chosen = this.chosen.get(cut);
      if (!chosen || chosen.has(at)) continue;
      const cost = cut.costOf(at);
      if (cost > left) {
        if (++misses > mostMisses) return;
        continue;
      }
      chosen.add(at);
      left -= cost;
      this.free -= cost;
    }
  }

  fillWith(cut: Cut, places: readonly number[], most = this.free): void {
    this.fill(
      places.map((at) => [cut, at] as const),
      most,
    );
  }
}
