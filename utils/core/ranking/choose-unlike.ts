/** Something that may be chosen, with what it says. */
interface Candidate {
  id: number;
  score: number;
  terms: ReadonlySet<string>;
  /** Where it stands: two from one section are less welcome. */
  section: string;
  /** Characters. */
  length: number;
}

/**
 * Up to `most` candidates that score high and are unlike one another: maximal marginal relevance (Carbonell and Goldstein, 1998).
 * Together they are at most `mostCharacters` long, but there is always one.
 */
export function chooseUnlike(candidates: readonly Candidate[], most: number, mostCharacters: number): number[] {
  const left = new Map(
    [...candidates]
      .sort((a, b) => b.score - a.score)
      .slice(0, 200)
      .map((candidate) => [candidate, 0]),
  );
  const top = Math.max(...[...left.keys()].map(({ score }) => score), Number.MIN_VALUE);
  // Where there is plenty to choose from, room that is left is not filled with what says little.
  const least = candidates.length > 3 * most ? top / 8 : 0;
  const chosen: Candidate[] = [];
  let room = mostCharacters;
  while (chosen.length < most && left.size > 0) {
    let best: Candidate | undefined;
    let bestValue = Number.NEGATIVE_INFINITY;
    for (const [candidate, likeness] of left) {
      const sameSection = chosen.filter(({ section }) => section === candidate.section).length;
      const value = candidate.score / top - likeness - 0.25 * sameSection;
      if (value <= bestValue) continue;
      best = candidate;
      bestValue = value;
    }
    if (!best) break;
    left.delete(best);
    if (best.score < least) continue;
    if (chosen.length > 0 && best.length > room) continue;
    chosen.push(best);
    room -= best.length;
    for (const [candidate, likeness] of left) {
      const now = likenessOf(candidate.terms, best.terms);
      // Twice the same is of no use, whatever it scores.
      if (now > 0.8) left.delete(candidate);
      else left.set(candidate, Math.max(likeness, now));
    }
  }
  return chosen.map(({ id }) => id);
}

/** Cosine of two sets, 0 to 1. */
function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const term of a) if (b.has(term)) common++;
  return common / Math.sqrt(a.size * b.size);
}
