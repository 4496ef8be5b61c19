import { expect, test } from 'vitest';
import { PEN_COLOURS } from '@/components/ui/pictures/pen-colours';
import { type Edit, frameOf, pixelsOf } from '@/utils/core/pictures/edits';
import { type PenPoint, strokePath } from '@/utils/core/pictures/stroke-path';

test('a crop after a crop is one of what was left, in pixels of the whole', () => {
  const size = { width: 1_000, height: 500 };
  expect(frameOf([], size)).toEqual({ x: 0, y: 0, width: 1_000, height: 500 });
  const right = pixelsOf({ left: 0.5, top: 0, width: 0.5, height: 1 }, frameOf([], size));
  const edits: Edit[] = [{ kind: 'crop', frame: right }];
  const corner = pixelsOf({ left: 0.5, top: 0.5, width: 0.5, height: 0.5 }, frameOf(edits, size));
  edits.push({ kind: 'crop', frame: corner }, { kind: 'cover', frame: { x: 0, y: 0, width: 1, height: 1 } });
  expect(frameOf(edits, size)).toEqual({ x: 750, y: 250, width: 250, height: 250 });
});

test('a box covers every pixel that it touches, at least one, and none outside', () => {
  const frame = { x: 10, y: 20, width: 100, height: 50 };
  expect(pixelsOf({ left: 0.101, top: 0.19, width: 0.2, height: 0.2 }, frame)).toEqual({ x: 20, y: 29, width: 21, height: 11 });
  expect(pixelsOf({ left: 0.5, top: 0.5, width: 0, height: 0 }, frame)).toEqual({ x: 60, y: 45, width: 1, height: 1 });
  expect(pixelsOf({ left: 1, top: 1, width: 0, height: 0 }, frame)).toEqual({ x: 109, y: 69, width: 1, height: 1 });
  expect(pixelsOf({ left: 0, top: 0, width: 1, height: 1 }, frame)).toEqual(frame);
});

test('a stroke is an outline around its points, a tap a dot, and nothing is nothing', () => {
  const numbers = (path: string) => [...path.matchAll(/-?[\d.]+,-?[\d.]+/g)].map(([pair]) => pair.split(',').map(Number));
  const reach = (path: string, axis: 0 | 1) => {
    const all = numbers(path).map((pair) => pair[axis] ?? 0);
    return Math.max(...all) - Math.min(...all);
  };
  const line = strokePath(
    Array.from({ length: 30 }, (_, at): PenPoint => [100 + at * 10, 200, 0.5]),
    20,
    true,
  );
  expect(line).toMatch(/^M[^a-zNI]*Q[^a-zNI]* Z$/);
  expect(reach(line, 0)).toBeGreaterThan(280);
  expect(reach(line, 1)).toBeGreaterThan(8);
  expect(reach(line, 1)).toBeLessThan(30);
  const dot = strokePath([[50, 50, 0.5]], 20, false);
  expect(reach(dot, 0)).toBeGreaterThan(5);
  expect(reach(dot, 0)).toBeLessThan(30);
  expect(strokePath([], 20, false)).toBe('');
});

test('the pen is seen on black and on white', () => {
  for (const [name, colour] of Object.entries(PEN_COLOURS)) {
    const light = luminance(colour);
    expect((light + 0.05) / 0.05, `${name} on black`).toBeGreaterThanOrEqual(3);
    expect(1.05 / (light + 0.05), `${name} on white`).toBeGreaterThanOrEqual(3);
  }
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
