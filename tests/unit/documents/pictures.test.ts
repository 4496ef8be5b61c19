import { expect, test } from 'vitest';
import { firstOfRuns, MOST_DRAWN } from '@/utils/core/documents/pdf/page-runs';
import { declaredSize } from '@/utils/core/pictures/declared-size';
import { fitWithin, MOST_SIDE } from '@/utils/core/pictures/fit-within';
import { isCutOff } from '@/utils/core/pictures/is-cut-off';
import { pictureKind } from '@/utils/core/pictures/picture-kind';
import { readers } from '@/utils/readers';
import { fileTarget } from '@/utils/readers/file-reader';
import { filesApart } from '@/utils/readers/picture';
import { pictures, wholePictures } from '../../documents/pictures';

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const readerOf = async (file: File) => {
  const target = await fileTarget(file);
  return readers.find((each) => each.reads(target))?.id;
};

test.each(pictures())('$name is told by its bytes, and says its size before it is decoded', async ({ name, bytes, width, height }) => {
  const kind = pictureKind(latin(bytes));
  expect(kind).toBe(name === 'turned.jpg' ? 'jpeg' : name.split('.')[1]);
  const size = kind && declaredSize(kind, bytes);
  // One lies on its side, one is made smaller.
  const isTurned = size?.width === height;
  expect(isTurned ? { width: size.height, height: size.width } : size && fitWithin(size, MOST_SIDE)).toEqual({ width, height });
  expect(await readerOf(new File([bytes], 'notes.csv'))).toBe('picture');
});

test.each(pictures())('$name says no size where it is torn, and does no harm', ({ bytes }) => {
  const kind = pictureKind(latin(bytes));
  for (let length = 0; length < 60; length++) expect(() => kind && declaredSize(kind, bytes.slice(0, length))).not.toThrow();
});

const cutOff = (bytes: Uint8Array<ArrayBuffer>) => isCutOff(pictureKind(latin(bytes)) ?? 'other', bytes);

test.each([...pictures(), ...wholePictures()])('$name is whole, whatever comes after it', ({ bytes }) => {
  expect(cutOff(bytes)).toBe(false);
  expect(cutOff(Uint8Array.of(...bytes, ...Array(40).fill(0xff)))).toBe(false);
});

test.each(wholePictures())('$name is cut off wherever it ends before its pixels do', ({ name, bytes }) => {
  // What is not missed: the end mark of a PNG (12 bytes) and of a GIF, and of the rest nothing.
  const after = { png: 12, gif: 1 }[name.split('.')[1] ?? ''] ?? 0;
  for (let length = 34; length < bytes.length - after; length++) expect([length, cutOff(bytes.slice(0, length))]).toEqual([length, true]);
  for (let length = bytes.length - after; length <= bytes.length; length++)
    expect([length, cutOff(bytes.slice(0, length))]).toEqual([length, false]);
});

test('what only begins like a picture is none', async () => {
  expect(pictureKind('BM is short for bench mark, as surveyors know.')).toBeUndefined();
  expect(await readerOf(new File(['<p>An <svg> in a page</p>'], 'page.html'))).toBe('html');
  expect(await readerOf(new File(['A note on <svg>'], 'note.md'))).toBe('text');
});

test('a drawing is told by its name or by its root, whatever stands before it', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  const subset = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd" [<!ENTITY ns "http://www.w3.org/2000/svg">]>';
  const roots = [svg, `\ufeff<?xml version="1.0"?>\n<!-- made -->${subset}\n<svg:svg>`, `  ${svg}`];
  for (const root of roots) expect(await readerOf(new File([root], 'notes.txt'))).toBe('svg');
  expect(await readerOf(new File(['\xff\xfe<\0s\0v\0g\0'], 'wide.SVG'))).toBe('svg');
});

test('pictures are told apart in what a folder gives', async () => {
  const files = [
    new File(['words'], 'a.md'),
    new File(['<svg/>'], 'icon.svg'),
    ...pictures().map(({ name, bytes }) => new File([bytes], name)),
  ];
  const apart = await filesApart(files);
  expect(apart.others.map(({ name }) => name)).toEqual(['a.md']);
  expect(apart.pictures).toEqual(files.slice(1));
});

test('a picture keeps its shape, and never gets larger or vanishes', () => {
  expect(fitWithin({ width: 4_000, height: 1_000 }, MOST_SIDE)).toEqual({ width: 2_576, height: 644 });
  expect(fitWithin({ width: 30, height: 10 }, MOST_SIDE)).toEqual({ width: 30, height: 10 });
  expect(fitWithin({ width: 1, height: 30_000 }, MOST_SIDE)).toEqual({ width: 1, height: 2_576 });
});

test('the first pages of runs are drawn, and the rest is named', () => {
  expect(
    firstOfRuns(
      [
        [4, 7],
        [9, 9],
      ],
      MOST_DRAWN,
      10,
    ),
  ).toEqual({ numbers: [4, 5, 6, 7, 9], left: [] });
  expect(
    firstOfRuns(
      [
        [2, 3],
        [5, 9],
        [12, 13],
      ],
      4,
      20,
    ),
  ).toEqual({
    numbers: [2, 3, 5, 6],
    left: [
      [7, 9],
      [12, 13],
    ],
  });
  expect(
    firstOfRuns(
      [
        [1, 3],
        [8, 1_000_000_000],
      ],
      2,
      3,
    ),
  ).toEqual({ numbers: [1, 2], left: [[3, 3]] });
});
