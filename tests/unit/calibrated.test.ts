import { expect, test } from 'vitest';
import { calibrated } from '@/utils/core/calibrated';

const reporting = (...ratios: number[]) => ratios.map((ratio) => ({ estimated: 1_000, reported: 1_000 * ratio }));

test('fewer than three answers change nothing', () => {
  expect(calibrated(700, [])).toBe(700);
  expect(calibrated(700, reporting(1.5, 1.5))).toBe(700);
});

test('three answers scale an estimate by the median of theirs', () => {
  expect(calibrated(700, reporting(1.2, 9, 0.9, 1.3))).toBe(840);
  expect(calibrated(1_000, reporting(1, 1.4, 1.2, 1.1))).toBe(1_150);
});

test('what no vocabulary explains counts for nothing: a server that leaves out its cache would double the window', () => {
  expect(calibrated(1_000, reporting(0.1, 0.1, 0.2))).toBe(1_000);
  expect(calibrated(1_000, reporting(8, 8, 8, 1.2))).toBe(1_000);
});

test('answers without a count are no answers', () => {
  expect(calibrated(700, [...reporting(2, 2, 0), { estimated: 0, reported: 50 }, { estimated: 10, reported: Number.NaN }])).toBe(700);
});
