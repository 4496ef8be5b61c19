import { expect, test } from 'vitest';
import { drawingSize } from '@/utils/core/documents/svg/drawing-size';
import { heldPixels } from '@/utils/core/documents/svg/held-pixels';
import { weightOf } from '@/utils/core/documents/svg/weight';
import { pngDeclaring } from '../../documents/pictures';
import { readFile } from './read-file';

const drawn = async (svg: string) => (await readFile(new File([svg], 'drawing.svg'))).text;

test.each([
  [
    { width: '800', height: '600' },
    { width: 800, height: 600, viewBox: '0 0 800 600' },
  ],
  [{ viewBox: '0 0 24 24' }, { width: 512, height: 512, viewBox: '0 0 24 24' }],
  [
    { width: '24', height: '12', viewBox: '0,0 48,24' },
    { width: 512, height: 256, viewBox: '0 0 48 24' },
  ],
  [
    { width: '100%', height: '100%', viewBox: '-5 -5 1000 500' },
    { width: 1_000, height: 500, viewBox: '-5 -5 1000 500' },
  ],
  [
    { width: '210mm', height: '297mm' },
    { width: 794, height: 1_123, viewBox: `0 0 ${(210 * 96) / 25.4} ${(297 * 96) / 25.4}` },
  ],
  [
    { width: '600', viewBox: '0 0 4 3' },
    { width: 600, height: 450, viewBox: '0 0 4 3' },
  ],
  [
    { width: '50000px', height: '10' },
    { width: 2_576, height: 1, viewBox: '0 0 50000 10' },
  ],
  [{}, { width: 512, height: 256, viewBox: '0 0 300 150' }],
  [
    { width: 'wide', viewBox: 'no box' },
    { width: 512, height: 256, viewBox: '0 0 300 150' },
  ],
  [{ width: '0', height: '10' }, undefined],
  [{ width: '-5', height: '10' }, undefined],
  [{ viewBox: '0 0 0 100' }, undefined],
])('a drawing that says %j is drawn at a sensible size', (said, size) => {
  expect(drawingSize(said)).toEqual(size);
});

test('a drawing keeps all but its size, and gets the names that it uses', async () => {
  expect(await drawn('<svg width="2in" height=\'1in\' id="a"><script>x()</script><use xlink:href="#b"/></svg>')).toBe(
    '<svg width="512" height="256" viewBox="0 0 192 96" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" id="a"><script>x()</script><use xlink:href="#b"/></svg>',
  );
  expect(await drawn('<?xml version="1.0"?><s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 600 300"/>')).toBe(
    '<s:svg width="600" height="300" viewBox="0 0 600 300" xmlns:s="http://www.w3.org/2000/svg"/>',
  );
});

test('a drawing of many elements is drawn smaller, and one of filters, too', async () => {
  const sizeOf = async (inner: string) =>
    /width="(\d+)" height="(\d+)"/.exec(await drawn(`<svg width="2000" height="1000">${inner}</svg>`))?.[0];
  expect(await sizeOf('<path/>'.repeat(4_000))).toBe('width="2000" height="1000"');
  expect(await sizeOf('<path/>'.repeat(19_999))).toBe('width="1000" height="500"');
  const filter = (step: string) => `<filter id="f">${step.repeat(3)}</filter>${'<g filter="url(#f)"/>'.repeat(5)}`;
  expect(await sizeOf(filter('<feOffset/>'))).toBe('width="2000" height="1000"');
  expect(await sizeOf(filter('<feTurbulence/>'))).toBe('width="745" height="373"');
});

test('names that a document type has for others are written out, and what it loads from elsewhere is not there', async () => {
  const type =
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a.dtd" [<!ENTITY ns "http://www.w3.org/2000/svg"><!ENTITY far SYSTEM "file:///etc/passwd"><!ENTITY b "&ns;&ns;">]>';
  const text = await drawn(`${type}<svg xmlns="&ns;" width="600" height="600"><text>&far;&b;&nbsp;&amp;&#65;</text></svg>`);
  expect(text).toBe(
    '<svg width="600" height="600" viewBox="0 0 600 600" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"><text>&amp;&#65;</text></svg>',
  );
});

test('an element weighs what it draws, through others and through rules, and a circle ends', () => {
  const leaf = (id: string, uses: string[] = [], classes: string[] = []) => ({ id, cost: 1, classes, uses, children: [] });
  const root = { cost: 1, classes: [], uses: [], children: [leaf('a', ['b', 'b']), leaf('b', ['c']), leaf('c', ['a'])] };
  // What uses itself counts once on each way.
  expect(weightOf(root, '', 1_000)).toBeLessThan(20);
  const ruled = { cost: 1, classes: [], uses: [], children: [leaf('m'), leaf('x', [], ['k']), leaf('y', [], ['other'])] };
  expect(weightOf(structuredClone(ruled), '', 1_000)).toBe(4);
  expect(weightOf(structuredClone(ruled), '.k, .l { fill: url(#m) }', 1_000)).toBe(5);
  // The rule holds for the root and for what it refers to, too.
  expect(weightOf(structuredClone(ruled), 'path { mask: url( "#m" ) }', 1_000)).toBeGreaterThan(6);
  const chain = Array.from({ length: 5_000 }, (_, at) => leaf(`${at}`, [`${at + 1}`]));
  expect(weightOf({ cost: 1, classes: [], uses: [], children: chain }, '', 100)).toBeGreaterThan(100);
});

test('a picture inside a drawing is weighed by what it says of itself', () => {
  const png = Buffer.from(pngDeclaring(5_000, 4_000)).toString('base64');
  expect(heldPixels(`data:image/png;base64,${png}`)).toBe(20_000_000);
  for (const none of ['#a', 'data:image/png;base64,', 'http://example.com/a.png', 'metadata: of 2020']) expect(heldPixels(none)).toBe(0);
  // Browsers read these, too.
  for (const hidden of ['data:image/png;base64,%2B%2B', 'data:image/png,%89PNG', ` url("data:image/png;base64,${png}")`])
    expect(heldPixels(hidden)).toBeUndefined();
});
