import { expect, test } from 'vitest';
import { boxesIn } from '@/utils/core/pictures/boxes-in';

const SIZE = { width: 800, height: 400 };
const fenced = (json: unknown) => `\`\`\`json\n${typeof json === 'string' ? json : JSON.stringify(json, null, 2)}\n\`\`\`\n`;
const lamp = { label: 'lamp', left: 0.1, top: 0.2, width: 0.4, height: 0.5 };
const close = ({ label, ...box }: typeof lamp) => ({
  label,
  ...Object.fromEntries(Object.entries(box).map(([side, part]) => [side, expect.closeTo(part, 6)])),
});

// As the families' own documentation writes them.
test.each([
  ['Gemini, rows before columns', 'gemini-3-flash-preview', fenced([{ box_2d: [200, 100, 700, 500], label: 'lamp' }]), lamp],
  ['Gemini, by another service, bare', 'google/gemini-2.5-pro', '[{"box_2d": [200, 100, 700, 500], "label": "lamp"}]', lamp],
  [
    'Gemini, with a mask',
    'gemini-2.5-flash',
    fenced([{ box_2d: [200, 100, 700, 500], mask: 'data:image/png;base64,AA==', label: 'lamp' }]),
    lamp,
  ],
  ['Gemini, a point', 'gemini-robotics-er-2-preview', fenced([{ point: [200, 100], label: 'lamp' }]), { ...lamp, width: 0, height: 0 }],
  ['Qwen3-VL, in thousandths', 'qwen3-vl:8b', fenced([{ bbox_2d: [100, 200, 500, 700], label: 'lamp' }]), lamp],
  [
    'Qwen3-VL, a point',
    'qwen/qwen3-vl-235b-a22b-instruct',
    fenced([{ point_2d: [100, 200], label: 'lamp' }]),
    { ...lamp, width: 0, height: 0 },
  ],
  // 800 × 400 is seen at 812 × 392.
  ['Qwen2.5-VL, in pixels', 'Qwen/Qwen2.5-VL-7B-Instruct', fenced([{ bbox_2d: [81.2, 78.4, 406, 274.4], label: 'lamp' }]), lamp],
  ['Qwen2.5-VL at Ollama', 'qwen2.5vl:7b', fenced([{ point_2d: [81.2, 78.4], label: 'lamp' }]), { ...lamp, width: 0, height: 0 }],
  ['Molmo', 'allenai/Molmo-7B-D-0924', 'There: <point x="10.0" y="20.0" alt="lamp">lamp</point>', { ...lamp, width: 0, height: 0 }],
  ['Moondream', 'moondream3-preview', '{"objects": [{"x_min": 0.1, "y_min": 0.2, "x_max": 0.5, "y_max": 0.7, "label": "lamp"}]}', lamp],
  // 0.1 × 1024 and so on; no token stands just there.
  [
    'PaliGemma',
    'paligemma2-3b',
    '<loc0205><loc0102><loc0717><loc0512> lamp',
    { ...lamp, left: 102 / 1024, top: 205 / 1024, width: 410 / 1024, height: 0.5 },
  ],
])('%s', (_, model, text, expected) => {
  expect(boxesIn(text, model, SIZE)).toEqual([close(expected)]);
});

test('several are read in their order, of PaliGemma and of Molmo too', () => {
  const labels = (text: string, model: string) => boxesIn(text, model, SIZE).map(({ label, left }) => [label, Math.round(left * 100)]);
  expect(labels('<loc0000><loc0000><loc0512><loc0512> cat ; <loc0512><loc0512><loc1023><loc1023> dog', 'paligemma')).toEqual([
    ['cat', 0],
    ['dog', 50],
  ]);
  expect(labels('<points x1="10" y1="20" x2="30.5" y2="40" alt="boats">boats</points>', 'molmo')).toEqual([
    ['boats', 10],
    ['boats', 31],
  ]);
});

test.each([
  ['a family that documents none', 'claude-sonnet-5', [{ box_2d: [200, 100, 700, 500], label: 'lamp' }]],
  ['a family that documents another', 'gemini-3-pro', [{ bbox_2d: [100, 200, 500, 700], label: 'lamp' }]],
  ['Molmo 2, which writes otherwise', 'allenai/Molmo2-8B', '<points coords="1 1 100 200">boats</points>'],
  ['Gemma, which is not Gemini', 'gemma-3-27b-it', [{ box_2d: [200, 100, 700, 500], label: 'lamp' }]],
])('nothing is guessed of %s', (_, model, said) => {
  expect(boxesIn(typeof said === 'string' ? said : fenced(said), model, SIZE)).toEqual([]);
});

test.each([
  ['a block that is not closed', '```json\n[{"box_2d": [200, 100, 700, 500], "label": "lamp"}]'],
  ['half of a list', '```json\n[{"box_2d": [200, 100, 700, 500], "label": "la\n```'],
  ['too few numbers', fenced([{ box_2d: [200, 100, 700], label: 'lamp' }])],
  ['no numbers', fenced([{ box_2d: ['200', '100', '700', '500'], label: 'lamp' }])],
  ['null', fenced([{ box_2d: [null, null, null, null] }, null, 3, { box_2d: null }])],
  ['outside', fenced([{ box_2d: [1200, 1100, 1700, 1500], label: 'lamp' }])],
  ['before it', fenced([{ box_2d: [-700, -500, -200, -100], label: 'lamp' }])],
  ['huge numbers', fenced('[{"box_2d": [1e999, 1e999, 1e999, 1e999], "label": "lamp"}]')],
  ['at its edge alone', fenced([{ box_2d: [200, 1000, 700, 1200], label: 'lamp' }])],
  ['words', 'The lamp stands at [200, 100].'],
  ['nothing', ''],
])('there is none in %s', (_, text) => {
  expect(boxesIn(text, 'gemini-3-flash', SIZE)).toEqual([]);
});

test('corners that are swapped are turned round, and what reaches over the edge is cut', () => {
  const boxes = boxesIn(fenced([{ box_2d: [700, 500, 200, 100] }, { box_2d: [-500, 900, 100, 3000], label: 7 }]), 'gemini-3-flash', SIZE);
  expect(boxes).toEqual([close({ ...lamp, label: '' }), close({ label: '', left: 0.9, top: 0, width: 0.1, height: 0.1 })]);
});

test('what is meant to take long takes no time', () => {
  const texts = [
    '<loc0001>'.repeat(20_000),
    '<point x="1" '.repeat(15_000),
    '[{'.repeat(90_000),
    '```json\n'.repeat(20_000),
    ' '.repeat(190_000),
  ];
  const began = performance.now();
  for (const text of texts)
    for (const model of ['gemini', 'molmo', 'paligemma', 'moondream']) expect(boxesIn(text, model, SIZE)).toEqual([]);
  expect(performance.now() - began).toBeLessThan(1_000);
});
