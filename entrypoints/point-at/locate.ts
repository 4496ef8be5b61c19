import { isConnected } from '@/entrypoints/read-page/nodes';
import { findQuotation, type Quotation } from '@/utils/core/pointing/find-quotation';
import { indexLetters } from '@/utils/core/pointing/letter-index';
import { stampOf } from '@/utils/core/pointing/stamp-of';
import { type Moment, playerAt } from './play';
import { shownTexts } from './shown-texts';

/** Where a passage is in this document: its words, or the moment of a player at which it is said, or both. */
export interface Located {
  /** One for each text that it runs through; no range reaches over the edge of a shadow tree. */
  ranges: Range[];
  moment?: Moment;
  exact: boolean;
  fit: number;
}

/** What was found last: what is shown was looked for right before. */
let last: { passage: Quotation; located: Located } | undefined;

export function locate(passage: Quotation): Located | undefined {
  if (last && isSame(last.passage, passage) && isThere(last.located)) return last.located;
  const located = find(passage);
  last = located && { passage, located };
  return located;
}

function isSame(one: Quotation, other: Quotation): boolean {
  return one.text === other.text && one.before === other.before && one.after === other.after;
}

/** A range whose text was taken away or replaced has shrunk to nothing. */
function isThere({ ranges }: Located): boolean {
  return ranges.length > 0 && ranges.every(({ collapsed, startContainer }) => !collapsed && isConnected(startContainer));
}

function find(passage: Quotation): Located | undefined {
  const stamp = stampOf(passage.text);
  const moment = stamp && playerAt(stamp.seconds);
  const texts = shownTexts();
  const index = indexLetters(texts.map(({ data }) => data));
  const found = findQuotation(index.letters, { ...passage, text: stamp && moment ? stamp.words : passage.text });
  if (!found) return moment && { ranges: [], moment, exact: true, fit: 0 };
  const ranges = index.stretches(found.start, found.end).flatMap(({ text, start, end }) => {
    const node = texts[text];
    if (!node) return [];
    const range = new Range();
    range.setStart(node, start);
    range.setEnd(node, end);
    return [range];
  });
  return { ranges, exact: found.exact, fit: found.fit, ...(moment ? { moment } : {}) };
}
