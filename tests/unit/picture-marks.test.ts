import { createCanvas, Path2D } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { endedMark, type Mark, markPath, middleMark, moveMark } from '@/utils/core/pictures/mark';

const within = { x: 100, y: 50, width: 300, height: 150 };
const frame: Mark = { kind: 'frame', from: { x: 260, y: 160 }, to: { x: 200, y: 100 }, size: 10, within };
const arrow: Mark = { ...frame, kind: 'arrow', from: { x: 260, y: 100 }, to: { x: 200, y: 100 } };

/** Whether a mark is seen at places of a picture. */
function seenAt(mark: Mark, ...places: [x: number, y: number][]): boolean[] {
  const context = createCanvas(500, 300).getContext('2d');
  context.fill(new Path2D(markPath(mark)));
  return places.map(([x, y]) => context.getImageData(x, y, 1, 1).data[3] === 255);
}

test('a frame is a line around its box and hollow, between whichever corners it was drawn', () => {
  const { from, to } = frame;
  const turned = { ...frame, from: { x: from.x, y: to.y }, to: { x: to.x, y: from.y } };
  for (const each of [frame, { ...frame, from: to, to: from }, turned]) {
    expect(seenAt(each, [230, 100], [230, 160], [200, 130], [260, 130])).toEqual([true, true, true, true]);
    expect(seenAt(each, [230, 130], [210, 110], [230, 92], [268, 130])).toEqual([false, false, false, false]);
  }
  // Its corners are round; and one that is smaller than its line is a dot.
  expect(seenAt(frame, [196, 96])).toEqual([false]);
  expect(seenAt({ ...frame, to: from }, [260, 160], [270, 160])).toEqual([true, false]);
});

test('an arrow comes to a point where it points, whichever way, and is seen however short it is', () => {
  expect(seenAt(arrow, [204, 100], [196, 100], [258, 100], [264, 100])).toEqual([true, false, true, false]);
  // Its head is wider than its line.
  expect(seenAt(arrow, [232, 113], [245, 113])).toEqual([true, false]);
  const { from, to } = arrow;
  expect(seenAt({ ...arrow, from: to, to: from }, [256, 100], [264, 100])).toEqual([true, false]);
  expect(seenAt({ ...arrow, from: { x: 200, y: 160 } }, [200, 104], [200, 96], [200, 158])).toEqual([true, false, true]);
  expect(seenAt({ ...arrow, from: to }, [200, 104], [200, 96])).toEqual([true, false]);
});

test('a mark begins in the middle of what is shown, stays in there, and one end of it can be moved alone', () => {
  expect(middleMark('arrow', 6, within)).toMatchObject({ to: { x: 250, y: 125 }, from: { x: 325, y: 162.5 } });
  expect(middleMark('frame', 6, within)).toMatchObject({ from: { x: 300, y: 150 }, to: { x: 200, y: 100 } });
  expect(moveMark(frame, { x: 5, y: -7 })).toMatchObject({ from: { x: 265, y: 153 }, to: { x: 205, y: 93 } });
  expect(moveMark(frame, { x: -500, y: 500 })).toMatchObject({ from: { x: 160, y: 200 }, to: { x: 100, y: 140 } });
  expect(moveMark(frame, { x: 500, y: -500 }, 'from')).toMatchObject({ from: { x: 400, y: 50 }, to: frame.to });
  expect(moveMark(frame, { x: -30, y: 0 }, 'to')).toMatchObject({ from: frame.from, to: { x: 170, y: 100 } });
  expect(endedMark(frame, { x: 120, y: 60 }, { x: 500, y: 0 })).toEqual({ ...frame, from: { x: 120, y: 60 }, to: { x: 400, y: 50 } });
});
