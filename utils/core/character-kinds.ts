/** Kinds of characters that tokenisers treat alike. */
export const SPACE = 0;
export const LINE_END = 1;
export const DIGIT = 2;
export const LOWER = 3;
export const UPPER = 4;
/** Latin letters outside ASCII: of Latin-1, and of the later blocks, which are rarer in vocabularies. */
export const ACCENTED = 5;
export const FAR_ACCENTED = 6;
export const CYRILLIC = 7;
export const GREEK = 8;
export const HEBREW = 9;
export const ARABIC = 10;
export const INDIC = 11;
export const THAI = 12;
export const HANGUL = 13;
export const KANA = 14;
export const HAN = 15;
export const OTHER_LETTER = 16;
export const SIGN = 17;
/** Punctuation outside ASCII. */
const WIDE_SIGN = 18;
const SYMBOL = 19;
/** Half of a character of the planes above: emoji, for the most part. */
export const HALF = 20;

/** First and last code, and the kind; the last that holds wins. */
const RANGES: readonly (readonly [from: number, to: number, kind: number])[] = [
  [0x00, 0xffff, OTHER_LETTER],
  [0x00, 0x1f, SIGN],
  [0x20, 0x7e, SIGN],
  [0x09, 0x20, SPACE],
  [0x0a, 0x0d, LINE_END],
  [0x21, 0x2f, SIGN],
  [0x0e, 0x1f, SIGN],
  [0x30, 0x39, DIGIT],
  [0x41, 0x5a, UPPER],
  [0x61, 0x7a, LOWER],
  [0x7f, 0xbf, SYMBOL],
  [0xa0, 0xa0, SPACE],
  [0xc0, 0xff, ACCENTED],
  [0xd7, 0xd7, SYMBOL],
  [0xf7, 0xf7, SYMBOL],
  [0x100, 0x24f, FAR_ACCENTED],
  [0x300, 0x36f, FAR_ACCENTED],
  [0x370, 0x3ff, GREEK],
  [0x400, 0x52f, CYRILLIC],
  [0x590, 0x5ff, HEBREW],
  [0x600, 0x77f, ARABIC],
  [0x60c, 0x60c, WIDE_SIGN],
  [0x61b, 0x61f, WIDE_SIGN],
  [0x900, 0xdff, INDIC],
  [0xe00, 0xe7f, THAI],
  [0x1100, 0x11ff, HANGUL],
  [0x1e00, 0x1eff, FAR_ACCENTED],
  // Vietnamese, whose syllables vocabularies have.
  [0x1ea0, 0x1ef9, ACCENTED],
  [0x1f00, 0x1fff, GREEK],
  [0x2000, 0x206f, WIDE_SIGN],
  [0x2000, 0x200a, SPACE],
  [0x202f, 0x202f, SPACE],
  [0x2070, 0x2bff, SYMBOL],
  [0x3000, 0x303f, WIDE_SIGN],
  [0x3000, 0x3000, SPACE],
  [0x3040, 0x30ff, KANA],
  [0x3400, 0x9fff, HAN],
  [0xac00, 0xd7a3, HANGUL],
  [0xd800, 0xdfff, HALF],
  [0xe000, 0xf8ff, SYMBOL],
  [0xf900, 0xfaff, HAN],
  [0xfb1d, 0xfb4f, HEBREW],
  [0xfb50, 0xfdff, ARABIC],
  [0xfe00, 0xfe6f, SYMBOL],
  [0xfe70, 0xfeff, ARABIC],
  [0xff00, 0xff65, WIDE_SIGN],
  [0xff66, 0xff9f, KANA],
];

let kinds: Uint8Array | undefined;

/** The kind of each UTF-16 code unit. */
export function characterKinds(): Uint8Array {
  if (kinds) return kinds;
  kinds = new Uint8Array(0x10000);
  for (const [from, to, kind] of RANGES) kinds.fill(kind, from, to + 1);
  return kinds;
}
