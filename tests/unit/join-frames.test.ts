import { expect, test } from 'vitest';
import type { DocumentRead } from '@/utils/core/page-read';
import { FRAME } from '@/utils/core/reading/markdown';
import { joinFrames } from '@/utils/readers/join-frames';

const frame = (at: number, url = 'https://other.example/', area = 200_000) => ({ at, url, area });

function read(place: number[], text: string, more: Partial<DocumentRead> = {}): DocumentRead {
  return {
    place,
    nonce: '',
    since: 100,
    url: '',
    title: '',
    language: '',
    icon: '',
    selection: '',
    text,
    frames: [],
    cut: false,
    bare: false,
    canvas: false,
    ...more,
  };
}

test('frames stand in their places, and frames in them', () => {
  const page = read([], `One.\n\n${FRAME(0)}\n\nThree.\n\n${FRAME(1)}`, { frames: [frame(1), frame(0)] });
  const all = [read([0], 'Four.'), read([1], `Two.\n\n${FRAME(0)}`, { frames: [frame(0)] }), read([1, 0], 'And a half.')];
  expect(joinFrames(page, all).text).toBe('One.\n\nTwo.\n\nAnd a half.\n\nThree.\n\nFour.');
});

test('a frame that may not be read is named where it is large', () => {
  const page = read([], `One.\n\n${FRAME(0)}\n\n${FRAME(1)}\n\n${FRAME(2)}\n\nTwo.`, {
    frames: [frame(0), frame(1, 'https://ads.example/', 300), frame(2, 'about:blank')],
  });
  expect(joinFrames(page, []).text).toBe('One.\n\n[Not read: a frame of other.example]\n\nTwo.');
});

test('it is told which documents stand in the text, the page first', () => {
  const page = read([], `One.\n\n${FRAME(0)}`, { nonce: 'page', frames: [frame(1)] });
  const all = [read([0], 'Not shown.', { nonce: 'other' }), read([1], `Two.\n\n${FRAME(0)}`, { nonce: 'outer', frames: [frame(0)] })];
  const { joined } = joinFrames(page, [...all, read([1, 0], 'Three.', { nonce: 'inner' })]);
  expect(joined.map(({ nonce }) => nonce)).toEqual(['page', 'outer', 'inner']);
});

test('a frame that was read and says nothing is not named', () => {
  expect(joinFrames(read([], `One.\n\n${FRAME(0)}`, { frames: [frame(0)] }), [read([0], '')]).text).toBe('One.');
});

test('a frame of the page before is not taken for one of this', () => {
  const page = read([], `One.\n\n${FRAME(0)}`, { frames: [frame(0)] });
  expect(joinFrames(page, [read([0], 'Old.', { since: 99 })]).text).not.toContain('Old.');
});

test('marks that a page writes itself stand for nothing, or once for its own frame', () => {
  const page = read([], `One. ${FRAME(7)}${FRAME(0)}${FRAME(0)}`, { frames: [frame(0)] });
  expect(joinFrames(page, [read([0], `In it. ${FRAME(0)}`, { frames: [frame(-1, '')] })]).text).toBe(
    'One. In it.[Not read: a frame of other.example]',
  );
});
