/** Words that are put as a quotation: a range of a text. */
export interface Quotation {
  start: number;
  /** After its closing mark. */
  end: number;
  /** Its pieces, where it leaves something out (…). */
  pieces: string[];
}

const QUOTED = [
  /“([^“”\n]{8,800})”/g,
  /"([^"\n]{8,800})"/g,
  /«([^«»\n]{8,800})»/g,
  /„([^„“”\n]{8,800})[“”]/g,
  /「([^「」\n]{4,400})」/g,
  /『([^『』\n]{4,400})』/g,
];
const BLOCK = /(?:^|\n)((?: {0,3}>[^\n]*(?:\n|$))+)/g;
const LEFT_OUT = /\s*(?:\[?(?:…|\.{3})\]?)\s*/;

/** The quotations of an answer, in order; what stands in one is not looked into for others. */
export function quotationsIn(text: string): Quotation[] {
  const found: Quotation[] = [];
  for (const match of text.matchAll(BLOCK)) {
    // Who said it is no part of it.
    const words = (match[1] ?? '')
      .replace(/^ {0,3}> ?/gm, '')
      .replace(/\n\s*[—–-]{1,2}\s[^\n]*\s*$/, '')
      .trim();
    const end = match.index + match[0].trimEnd().length;
    if (words) found.push({ start: match.index, end, pieces: words.split(LEFT_OUT).filter(Boolean) });
  }
  for (const pattern of QUOTED) {
    for (const match of text.matchAll(pattern)) {
      const quotation = {
        start: match.index,
        end: match.index + match[0].length,
        pieces: (match[1] ?? '').split(LEFT_OUT).filter(Boolean),
      };
      if (!found.some(({ start, end }) => quotation.start < end && start < quotation.end)) found.push(quotation);
    }
  }
  return found.sort((one, other) => one.start - other.start);
}
