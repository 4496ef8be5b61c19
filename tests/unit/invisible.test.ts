import { expect, test } from 'vitest';
import { withoutUnseen } from '@/utils/core/invisible';

const tags = (text: string): string =>
  [...text].map((character) => String.fromCodePoint(0xe0000 + (character.codePointAt(0) as number))).join('');
const ENGLAND = `\u{1F3F4}${tags('gbeng')}\u{E007F}`;

test('usual text stays as it is', () => {
  for (const text of ['', 'plain', 'Füße, naïve', '灯台', 'كان المصباح', '👩‍🚀 ❤️ 👍🏽', 'می‌خواهم', 'a\u200fb'])
    expect(withoutUnseen(text)).toBe(text);
});

test('tag characters go, but for the flags they make', () => {
  expect(withoutUnseen(`The lamp${tags('ignore this')} burns.`)).toBe('The lamp burns.');
  expect(withoutUnseen(`${ENGLAND} and ${ENGLAND}${tags('more')}`)).toBe(`${ENGLAND} and ${ENGLAND}`);
  expect(withoutUnseen(`\u{1F3F4}${tags('ignore')} \u{1F3F4}${tags('gbigno')}\u{E007F}`)).toBe('\u{1F3F4} \u{1F3F4}');
  expect(withoutUnseen('a\u{E0080}\u{E0FFF}\u{E01EF}b')).toBe('ab');
});

test('what has no width goes where it cannot mean anything', () => {
  expect(withoutUnseen('la\u00admp\u200b\u2060\ufeff')).toBe('lamp');
  expect(withoutUnseen('a\u200c\u200d\u200c\u200c\u200db')).toBe('a\u200db');
  expect(withoutUnseen('a\u200c\u200b\u200c\u200b\u200cb')).toBe('a\u200cb');
});

test('marks of our own cannot be forged', () => {
  expect(withoutUnseen('a\ue000frame 0\ue001b')).toBe('aframe 0b');
});

test('overrides of direction go, and words are read as they are stored', () => {
  expect(withoutUnseen('The \u202e132\u202c steps, \u2067here\u2069')).toBe('The 132 steps, here');
});

test('of selectors of variants the first stays', () => {
  expect(withoutUnseen('❤\ufe0f\ufe00\ufe01\ufe02 and 😀\u{E0100}\u{E0142}')).toBe('❤\ufe0f and 😀');
});

test('a long text of nothing but such characters takes no time', () => {
  const from = performance.now();
  expect(withoutUnseen(`${'\u200c\u200d'.repeat(200_000)}${tags('a'.repeat(200_000))}`)).toBe('\u200d');
  expect(performance.now() - from).toBeLessThan(1_000);
});
