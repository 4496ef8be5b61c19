import { expect, test } from 'vitest';
import { hasFilmTrack } from '@/utils/core/media/film-track';

const latin1 = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
const track = (kind: string, before = '\0\0\0\0') => latin1(`\0\0\0\x21hdlr\0\0\0\0${before}${kind}\0\0\0\0`);
const far = new Uint8Array(3_000_000);

test('a film is told by the tracks of its container, at its beginning or at its end', async () => {
  const has = (...parts: Uint8Array<ArrayBuffer>[]) => hasFilmTrack(new Blob(parts));
  expect(await has(track('soun'), track('vide'), far)).toBe(true);
  expect(await has(far, track('soun'), track('vide', 'mhlr'))).toBe(true);
  expect(await has(track('soun'), far, track('text'))).toBe(false);
  // Words in a recording are no track.
  expect(await has(track('soun'), latin1('a video about hdlr boxes'))).toBe(false);
});
