/** What a stretch of code is, as far as colours tell. */
export const KINDS = ['comment', 'keyword', 'string', 'number', 'title', 'name', 'meta', 'added', 'removed'] as const;
export type Kind = (typeof KINDS)[number];

/** `[start, end, kind]`: offsets in the code, in UTF-16 units. */
export type Span = readonly [number, number, Kind];
