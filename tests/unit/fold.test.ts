import { expect, test } from 'vitest';
import { closeReasoning, fold, joinParts, shownParts, type Tail, textOf } from '@/utils/core/parts';

const tail = (n: number, text: string, begins?: 'text' | 'reasoning'): Tail => ({
  messageId: 'a',
  n,
  text,
  ...(begins && { begins }),
  ...(begins === 'reasoning' && { at: 1000 + n }),
});

test('tails grow the part they belong to', () => {
  expect(fold([{ type: 'text', text: 'Hel' }], [tail(0, 'lo '), tail(1, 'you')])).toEqual([{ type: 'text', text: 'Hello you' }]);
});

test('a tail that says so begins the next part', () => {
  expect(fold([], [tail(0, 'Hm', 'reasoning'), tail(1, 'm.'), tail(2, 'Yes.', 'text')])).toEqual([
    { type: 'reasoning', text: 'Hmm.', startedAt: 1000 },
    { type: 'text', text: 'Yes.' },
  ]);
});

test('folding in pieces gives what folding at once gives', () => {
  const tails = [
    tail(0, 'a', 'reasoning'),
    tail(1, 'b'),
    tail(2, 'c', 'text'),
    tail(3, 'd'),
    tail(4, 'e', 'reasoning'),
    tail(5, 'f', 'reasoning'),
  ];
  const whole = fold([], tails);
  for (let at = 0; at <= tails.length; at++) expect(fold(fold([], tails.slice(0, at)), tails.slice(at))).toEqual(whole);
});

test('folding changes nothing that it was given', () => {
  const parts = Object.freeze([Object.freeze({ type: 'text' as const, text: 'a' })]);
  fold(parts, [tail(0, 'b')]);
  expect(parts[0]?.text).toBe('a');
});

test('an open reasoning is closed with its time, a closed one keeps its own', () => {
  const parts = closeReasoning(
    [
      { type: 'reasoning', text: 'a', startedAt: 10, ms: 5 },
      { type: 'reasoning', text: 'b', startedAt: 100 },
    ],
    160,
  );
  expect(parts).toEqual([
    { type: 'reasoning', text: 'a', startedAt: 10, ms: 5 },
    { type: 'reasoning', text: 'b', startedAt: 100, ms: 60 },
  ]);
});

test('the text of a message leaves its reasoning out', () => {
  expect(
    textOf([
      { type: 'reasoning', text: 'x', startedAt: 0 },
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ]),
  ).toBe('ab');
});

test('a continuation joins its answer at the seam, its reasoning before the text', () => {
  expect(
    joinParts(
      [{ type: 'text', text: 'The ri' }],
      [
        { type: 'reasoning', text: 'on', startedAt: 0 },
        { type: 'text', text: 'ver.' },
      ],
    ),
  ).toEqual([
    { type: 'reasoning', text: 'on', startedAt: 0 },
    { type: 'text', text: 'The river.' },
  ]);
  expect(joinParts([{ type: 'text', text: 'The ri' }], [])).toEqual([{ type: 'text', text: 'The ri' }]);
  expect(joinParts([{ type: 'reasoning', text: 'on', startedAt: 0 }], [{ type: 'text', text: 'So.' }])).toHaveLength(2);
});

test('thoughts that follow one another are shown as one, and one without words not at all', () => {
  const thought = (text: string, ms?: number) => ({ type: 'reasoning' as const, text, startedAt: 1, ...(ms === undefined ? {} : { ms }) });
  expect(shownParts([thought('', 5), thought('One', 10), thought('Two', 20), { type: 'text', text: 'So' }, thought('Three')])).toEqual([
    thought('One\n\nTwo', 30),
    { type: 'text', text: 'So' },
    thought('Three'),
  ]);
  expect(shownParts([thought('One', 10), thought('Two')])).toEqual([thought('One\n\nTwo')]);
});

test('what a server wants back grows with its part', () => {
  const tails: Tail[] = [
    { ...tail(0, 'Hm', 'reasoning'), meta: { p: { itemId: 'i', secret: null } } },
    { ...tail(1, ''), meta: { p: { secret: 's' }, q: { a: 1 } } },
  ];
  const whole = [{ type: 'reasoning', text: 'Hm', startedAt: 1000, meta: { p: { itemId: 'i', secret: 's' }, q: { a: 1 } } }];
  expect(fold([], tails)).toEqual(whole);
  expect(fold(fold([], tails.slice(0, 1)), tails.slice(1))).toEqual(whole);
});
