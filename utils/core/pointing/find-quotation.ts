import { CONTEXT, type Context, fitOf } from './context';
import { findAlike } from './find-alike';
import { lettersOf, weightOf } from './letters';
import { partsOf } from './parts-of';

/** A passage, and what stood around it: plain words or Markdown. */
export interface Quotation {
  text: string;
  before: string;
  after: string;
}

/** Where a quotation stands in a document's letters. */
export interface Found {
  start: number;
  end: number;
  /** All of it, letter by letter. */
  exact: boolean;
  /** How well its surroundings fit; 0–1. */
  fit: number;
}

/** Occurrences that are compared by their surroundings. */
const MOST_OCCURRENCES = 500;
/** So little stands in many places: it is itself only where it stands once, or where its surroundings say so. */
const LITTLE = 12;
/** So well do the surroundings fit that say so. */
const LEAST_FIT = 0.3;
/** So much can be told again although it changed. */
const LEAST_ALIKE = 16;
/** A part so long stands for the whole. */
const LEAST_PART = 24;
/** Parts that are looked for as they are, and as they may have become. */
const MOST_PARTS = 12;
const MOST_PARTS_ALIKE = 4;

/**
 * Finds a quotation in a document by its letters: as it is; as it may have become; or the longest part that is still there. What stands
 * in several places is told apart by what stands around it.
 * @param letters of the document, as `lettersOf` gives them
 */
export function findQuotation(letters: string, { text, before, after }: Quotation): Found | undefined {
  const wanted = lettersOf(text);
  if (!wanted) return undefined;
  // Letters of the ends alone: more is never looked at.
  const context = { before: tail(before), after: head(after) };
  const whole = findExactly(letters, wanted, context) ?? findChanged(letters, wanted, context);
  if (whole) return whole;
  const parts = partsOf(text)
    .map((part) => ({ wanted: lettersOf(part.text), context: { before: tail(before + part.before), after: head(part.after + after) } }))
    .filter((part) => part.wanted !== wanted && weightOf(part.wanted) >= LEAST_PART)
    .sort((one, other) => other.wanted.length - one.wanted.length)
    .slice(0, MOST_PARTS);
  for (const part of parts) {
    const found = findExactly(letters, part.wanted, part.context);
    if (found) return { ...found, exact: false };
  }
  for (const part of parts.slice(0, MOST_PARTS_ALIKE)) {
    const found = findChanged(letters, part.wanted, part.context);
    if (found) return found;
  }
  return undefined;
}

function tail(text: string): string {
  return lettersOf(text.slice(-8 * CONTEXT)).slice(-CONTEXT);
}

function head(text: string): string {
  return lettersOf(text.slice(0, 8 * CONTEXT)).slice(0, CONTEXT);
}

function findExactly(letters: string, wanted: string, context: Context): Found | undefined {
  const places: Found[] = [];
  for (let at = letters.indexOf(wanted); at >= 0 && places.length < MOST_OCCURRENCES; at = letters.indexOf(wanted, at + 1))
    places.push({ start: at, end: at + wanted.length, exact: true, fit: fitOf(letters, at, at + wanted.length, context) });
  const best = bestOf(places);
  const isDoubtful = places.length > 1 && hasContext(context) && weightOf(wanted) < LITTLE;
  return best && isDoubtful && best.fit < LEAST_FIT ? undefined : best;
}

function findChanged(letters: string, wanted: string, context: Context): Found | undefined {
  if (weightOf(wanted) < LEAST_ALIKE) return undefined;
  const places = findAlike(letters, wanted);
  const fewest = Math.min(...places.map(({ errors }) => errors));
  // One that is a little less alike may be the one that is meant.
  const near = places.filter(({ errors }) => errors <= fewest + wanted.length * 0.05);
  const best = bestOf(near.map(({ start, end }) => ({ start, end, exact: false, fit: fitOf(letters, start, end, context) })));
  // Entries of a list, and sentences with other names and numbers, are alike and something else.
  return best && hasContext(context) && best.fit < LEAST_FIT ? undefined : best;
}

function hasContext({ before, after }: Context): boolean {
  return before !== '' || after !== '';
}

/** The first of those that fit best. */
function bestOf(places: readonly Found[]): Found | undefined {
  return places.reduce<Found | undefined>((best, place) => (best && best.fit >= place.fit ? best : place), undefined);
}
