/**
 * Characters that nobody sees and that can carry words or turn them round: Unicode tags (but in flags of regions), runs of zero width,
 * marks of direction that override, selectors of variants beyond one, soft hyphens, fillers.
 * https://www.unicode.org/reports/tr36/ https://www.unicode.org/reports/tr9/#Explicit_Directional_Overrides
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points are what is looked for
  /(?<!\u{1F3F4}[\u{E0061}-\u{E007A}\u{E0030}-\u{E0039}]{0,6})[\u{E0000}-\u{E007F}]+|[\u202a-\u202e\u2066-\u2069\u206a-\u206f]|[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{E0100}-\u{E01EF}]+|(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]+|[\u200c-\u200f](?=[\u200c-\u200f])|[\u{1D173}-\u{1D17A}]/gu;

/** Most texts have nothing beyond this, and none of the above before it. */
const UNUSUAL = /[\u00ad-\uffff]/;

/** A text without what nobody can see in it. */
export function withoutUnseen(text: string): string {
  return UNUSUAL.test(text) ? text.replace(UNSEEN, '') : text;
}
