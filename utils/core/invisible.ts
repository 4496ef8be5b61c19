/**
 * Characters that nobody sees and that can carry words or turn them round: Unicode tags (but in flags of regions), marks of direction that
 * override, selectors of variants, soft hyphens, fillers, what belongs to music or to notes between lines; and
 * characters for private use, which fonts draw as icons: they say nothing, and our own marks are made of them.
 * https://www.unicode.org/reports/tr36/ https://www.unicode.org/reports/tr9/#Explicit_Directional_Overrides
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points are what is looked for
  /[\u{E0000}-\u{E0FFF}]+|[\u202a-\u202e\u2066-\u206f]|[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u3164\ufeff\uffa0\ufff0-\ufffb]|[\u{1D173}-\u{1D17A}]|[\ue000-\uf8ff]/gu;

/** The flags of England, Scotland and Wales, the only ones for general interchange. https://unicode.org/Public/emoji/latest/emoji-sequences.txt */
const FLAGS =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu;

/** Joiners and marks of direction mean something one at a time, as selectors of variants do. */
const RUNS = /[\u200c-\u200f]+(?=[\u200c-\u200f])|(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]+/g;

/** Most texts have nothing beyond this, and none of the above before it. */
const UNUSUAL = /[\u00ad-\uffff]/;

/** A text without what nobody can see in it. */
export function withoutUnseen(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  const flags = text.match(FLAGS) ?? [];
  const between = flags.length > 0 ? text.split(FLAGS) : [text];
  return between.map((part, at) => part.replace(UNSEEN, '').replace(RUNS, '') + (flags[at] ?? '')).join('');
}
