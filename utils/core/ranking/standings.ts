import type { Passage } from '@/utils/core/passages/passages';

/** How fit each passage is to stand for the page: whole sentences, the first of the page and of a section most; rows, code and scraps not at all. */
export function standingsOf(passages: readonly Passage[]): number[] {
  let before = 0;
  return passages.map((passage, id) => {
    const { kind, text, heading } = passage;
    const scale = /\p{Script=Han}/u.test(text) ? 0.4 : 1;
    if (kind === 'row' || kind === 'code' || text === heading || text.length < 50 * scale || /[:：]$/.test(text)) return 0;
    const lead = before++ < 3 ? 1.3 : 1;
    const opening = passages[id - 1]?.heading === heading ? 1 : 1.15;
    return (text.length < 110 * scale ? 0.6 : 1) * lead * opening * (kind === 'prose' ? 1 : 0.7);
  });
}
