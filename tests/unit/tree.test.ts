import { expect, test } from 'vitest';
import type { Message } from '@/utils/core/rows';
import { alternativesTo, branchTo, childrenOf, cutOff, leafUnder } from '@/utils/core/tree';
import { groupsOf, isSameGroup, turnsOf } from '@/utils/core/turns';

const row = (id: string, parentId: string | null, seq: number, more: Partial<Message> = {}): Message => ({
  id,
  chatId: 'c',
  seq,
  parentId,
  role: id.startsWith('q') ? 'user' : 'assistant',
  parts: [{ type: 'text', text: id }],
  status: 'done',
  createdAt: 0,
  ...more,
});
const idsOf = (rows: readonly Message[]) => rows.map(({ id }) => id);
const treeOf = (rows: readonly Message[]) => ({ children: childrenOf(rows), byId: new Map(rows.map((each) => [each.id, each])) });

/** q1 ─ a1 ─ q2 ─ a2, beside a2 ─ b2; a1 beside b1; q1 beside q9. */
const ROWS = [
  row('q1', null, 0),
  row('a1', 'q1', 1),
  row('q2', 'a1', 2),
  row('a2', 'q2', 3),
  row('b2', 'q2', 4),
  row('b1', 'q1', 5),
  row('q9', null, 6),
  row('a9', 'q9', 7),
];

test('the alternatives to a question are its siblings, to an answer the other answers, oldest first', () => {
  const { children } = treeOf(ROWS);
  expect(idsOf(alternativesTo(children, row('q1', null, 0)))).toEqual(['q1', 'q9']);
  expect(idsOf(alternativesTo(children, row('a1', 'q1', 1)))).toEqual(['a1', 'b1']);
});

test('an answer that was continued in two ways is two alternatives, and the piece they share is none', () => {
  const { children } = treeOf([...ROWS, row('a2x', 'a2', 8), row('a2y', 'a2', 9)]);
  expect(idsOf(alternativesTo(children, row('a2', 'q2', 3)))).toEqual(['b2', 'a2x', 'a2y']);
});

test('an answer that was asked on from, and then continued, is both', () => {
  const { children } = treeOf([row('q1', null, 0), row('a1', 'q1', 1), row('q2', 'a1', 2), row('a1x', 'a1', 3)]);
  expect(idsOf(alternativesTo(children, row('a1', 'q1', 1)))).toEqual(['a1', 'a1x']);
});

test('an alternative is shown down to the leaf that was shown last, else to the newest', () => {
  const { children, byId } = treeOf(ROWS);
  expect(leafUnder(children, byId, 'a1')).toBe('b2');
  expect(leafUnder(children, byId, 'a1', { a1: 'a2' })).toBe('a2');
  expect(leafUnder(children, byId, 'q1', { q1: 'a2' })).toBe('a2');
});

test('a leaf that was deleted, or stands elsewhere, is not gone back to', () => {
  const rows = ROWS.map((each) => (each.id === 'q2' ? { ...each, deletedAt: 1 } : each));
  const { children, byId } = treeOf(rows);
  expect(leafUnder(children, byId, 'a1', { a1: 'a2' })).toBe('a1');
  expect(leafUnder(children, byId, 'q1', { q1: 'a9' })).toBe('b1');
});

test('deleting an alternative takes all under it, and shows the one before it, down to where it was', () => {
  const { children, byId } = treeOf(ROWS);
  const cut = cutOff(children, byId, row('b1', 'q1', 5), { a1: 'a2' });
  expect(cut).toEqual({ topId: 'b1', under: new Set(['b1']), head: 'a2' });
  const first = cutOff(children, byId, row('a1', 'q1', 1));
  expect(first).toEqual({ topId: 'a1', under: new Set(['a1', 'q2', 'a2', 'b2']), head: 'b1' });
});

test('deleting the only answer shows its question, and the only question nothing', () => {
  const { children, byId } = treeOf([row('q1', null, 0), row('a1', 'q1', 1)]);
  expect(cutOff(children, byId, row('a1', 'q1', 1)).head).toBe('q1');
  expect(cutOff(children, byId, row('q1', null, 0)).head).toBeNull();
});

test('deleting a continued answer takes the piece it continued, unless another continues it too', () => {
  const one = treeOf([row('q1', null, 0), row('a1', 'q1', 1), row('a1x', 'a1', 2)]);
  expect(cutOff(one.children, one.byId, row('a1x', 'a1', 2))).toMatchObject({ topId: 'a1', head: 'q1' });
  const two = treeOf([row('q1', null, 0), row('a1', 'q1', 1), row('a1x', 'a1', 2), row('a1y', 'a1', 3)]);
  expect(cutOff(two.children, two.byId, row('a1y', 'a1', 3))).toMatchObject({ topId: 'a1y', head: 'a1x' });
});

test('rows in a circle have an end', () => {
  const { children, byId } = treeOf([row('a', 'b', 0), row('b', 'a', 1)]);
  expect(typeof leafUnder(children, byId, 'a', { a: 'b' })).toBe('string');
  expect(cutOff(children, byId, row('a', 'b', 0)).under.size).toBe(2);
});

test('“now on” stands where the branch goes on to another page, whatever other branches saw, and never for a file', () => {
  const page = (title: string): Partial<Message> => ({
    parts: [{ type: 'source', fileId: title, label: { kind: 'page', url: `https://a.b/${title}`, title, icon: '' } }],
  });
  const file: Partial<Message> = {
    parts: [{ type: 'source', fileId: 'f', label: { kind: 'file', url: '', title: 'notes.md', icon: '' } }],
  };
  const rows = [
    row('q1', null, 0, page('one')),
    row('a1', 'q1', 1),
    row('q2', 'a1', 2, page('two')),
    row('q2b', 'a1', 3, file),
    row('a2b', 'q2b', 4),
    row('q3', 'a2b', 5, page('one')),
  ];
  const nowOn = (head: string) => turnsOf(branchTo(rows, head), childrenOf(rows)).map((turn) => turn.nowOn);
  expect(nowOn('q2')).toEqual([undefined, undefined, 'two']);
  expect(nowOn('q3')).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('groups stay what they are when older messages are read in before them and newer ones come', () => {
  const rows = Array.from({ length: 70 }, (_, at) =>
    row(`${at % 2 ? 'a' : 'q'}${at}`, at === 0 ? null : `${at % 2 ? 'q' : 'a'}${at - 1}`, at),
  );
  const groupsFrom = (from: number, to: number) => groupsOf(turnsOf(rows.slice(from, to), childrenOf(rows)));
  const [end, all] = [groupsFrom(32, 60), groupsFrom(0, 70)];
  const same = end.find(({ key }) => key === 2);
  const again = all.find(({ key }) => key === 2);
  expect(same && again && isSameGroup(same, again)).toBe(true);
  expect(all.flatMap(({ turns }) => turns)).toHaveLength(70);
});

test('a turn keeps its key whichever alternative stands there', () => {
  const keyOf = (head: string) => turnsOf(branchTo(ROWS, head), childrenOf(ROWS)).at(-1)?.key;
  expect(keyOf('a2')).toBe(keyOf('b2'));
});
