import { expect, test } from 'vitest';
import { afterKey, between, middleOf } from '@/entrypoints/pick-region/sides';
import { boxFrom, viewFrom } from '@/utils/core/pictures/box-from';
import { inParts, inSight } from '@/utils/core/pictures/in-sight';

const VIEW = { left: 0, top: 0, right: 1000, bottom: 800 };
/** A pinch left this of it. */
const PINCHED = { left: 100, top: 200, right: 600, bottom: 600 };

test('a box is drawn from any corner to any other, and ends where the view does', () => {
  expect(between([300, 200], [100, 50], VIEW)).toEqual({ left: 100, top: 50, right: 300, bottom: 200 });
  expect(between([900, 700], [1200, -40], VIEW)).toEqual({ left: 900, top: 0, right: 1000, bottom: 700 });
  expect(between([150, 300], [90, 700], PINCHED)).toEqual({ left: 100, top: 300, right: 150, bottom: 600 });
});

test('arrow keys move a box, with Shift they size it, and it stays in view', () => {
  const box = { left: 5, top: 100, right: 105, bottom: 200 };
  expect(afterKey(box, 'ArrowLeft', false, VIEW)).toEqual({ left: 0, top: 100, right: 100, bottom: 200 });
  expect(afterKey(box, 'ArrowDown', false, VIEW)).toEqual({ left: 5, top: 110, right: 105, bottom: 210 });
  expect(afterKey(box, 'ArrowRight', true, VIEW)).toEqual({ left: 5, top: 100, right: 115, bottom: 200 });
  expect(afterKey({ left: 0, top: 0, right: 12, bottom: 12 }, 'ArrowUp', true, VIEW)).toEqual({ left: 0, top: 0, right: 12, bottom: 10 });
  expect(afterKey({ ...box, right: 998 }, 'ArrowRight', true, VIEW)?.right).toBe(1000);
  expect(afterKey(box, 'a', false, VIEW)).toBeUndefined();
  // As far as it is seen to, where a pinch made it larger.
  expect(afterKey(box, 'ArrowDown', false, VIEW, 4)).toEqual({ left: 5, top: 102.5, right: 105, bottom: 202.5 });
  expect(afterKey({ left: 0, top: 0, right: 3, bottom: 3 }, 'ArrowUp', true, VIEW, 4)?.bottom).toBe(2.5);
  const middle = middleOf(PINCHED);
  expect(middle).toEqual({ left: 225, top: 300, right: 475, bottom: 500 });
  expect(afterKey({ ...middle, left: 105 }, 'ArrowLeft', false, PINCHED)).toEqual({ ...middle, left: 100, right: 470 });
  expect(afterKey({ ...middle, bottom: 595 }, 'ArrowDown', false, PINCHED)).toEqual({ ...middle, top: 305, bottom: 600 });
});

test('a box is told in parts of what the tab shows, where a pinch made a part of it larger too', () => {
  const whole = { scale: 1, width: 985, height: 785, offsetLeft: 0, offsetTop: 0 };
  expect(inSight({ width: 1000, height: 800 }, whole)).toEqual(VIEW);
  expect(inParts(middleOf(VIEW), VIEW)).toEqual({ left: 0.25, top: 0.25, width: 0.5, height: 0.5 });
  // What a viewport says of its size leaves scrollbars out, which the tab shows.
  const pinched = { scale: 2, width: 492.5, height: 392.5, offsetLeft: 100, offsetTop: 200 };
  expect(inSight({ width: 1000, height: 800 }, pinched)).toEqual(PINCHED);
  expect(inParts({ left: 100, top: 200, right: 350, bottom: 700 }, PINCHED)).toEqual({ left: 0, top: 0, width: 0.5, height: 1 });
});

test('what is no box is taken for none', () => {
  expect(boxFrom({ left: 0, top: 0, width: 0.5, height: 1 })).toEqual({ left: 0, top: 0, width: 0.5, height: 1 });
  for (const said of [undefined, {}, { left: 0, top: 0, width: 0, height: 1 }, { left: -1, top: 0, width: 1, height: 1 }])
    expect(boxFrom(said)).toBeUndefined();
  for (const width of [Number.NaN, 2, '1']) expect(boxFrom({ left: 0, top: 0, width, height: 1 })).toBeUndefined();
  expect(viewFrom({ width: 165.3, height: 271.3, scale: 3 })).toEqual({ width: 165.3, height: 271.3, scale: 3 });
  for (const said of [undefined, {}, { width: 0, height: 1, scale: 1 }, { width: 1, height: 1, scale: Number.NaN }])
    expect(viewFrom(said)).toBeUndefined();
});
