import { beforeEach, expect, test } from 'vitest';
import type { Intent } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { clearIntents, leaveIntent, nextIntentId, takeIntents } from '@/utils/store/intents';

beforeEach(() => db.intents.clear());

const leave = (windowId: number, actionId: string) => leaveIntent({ windowId, tabId: 1, actionId });

test('all intents of a window are acted on, the oldest first, and none of another window', async () => {
  await leave(1, 'a');
  await leave(2, 'other');
  await new Promise((done) => setTimeout(done, 2));
  await leave(1, 'b');
  const acted: string[] = [];
  await takeIntents(1, async ({ actionId = '' }) => void acted.push(actionId));
  expect(acted).toEqual(['a', 'b']);
  expect(await nextIntentId(1)).toBeUndefined();
  expect(await nextIntentId(2)).toBeDefined();
});

test('two panels of one window act on an intent once', async () => {
  await leave(1, 'a');
  const acted: Intent[] = [];
  const act = async (intent: Intent) => {
    acted.push(intent);
    await new Promise((done) => setTimeout(done, 20));
  };
  await Promise.all([takeIntents(1, act), takeIntents(1, act)]);
  expect(acted).toHaveLength(1);
});

test('an intent that cannot be acted on does not keep the next from being', async () => {
  await leave(1, 'a');
  await new Promise((done) => setTimeout(done, 2));
  await leave(1, 'b');
  await expect(takeIntents(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const acted: string[] = [];
  await takeIntents(1, async ({ actionId = '' }) => void acted.push(actionId));
  expect(acted).toEqual(['b']);
});

test('an intent nobody took for a minute is no longer acted on', async () => {
  await db.intents.add({ id: 'old', windowId: 1, tabId: 1, createdAt: Date.now() - 61_000 });
  const acted: Intent[] = [];
  await takeIntents(1, async (intent) => void acted.push(intent));
  expect(acted).toEqual([]);
  expect(await db.intents.count()).toBe(0);
});

test('a start of the browser clears what was left before it, and nothing since', async () => {
  await db.intents.add({ id: 'old', windowId: 1, tabId: 1, createdAt: 100 });
  await db.intents.add({ id: 'new', windowId: 1, tabId: 1, createdAt: 300 });
  await clearIntents(200);
  expect(await db.intents.toCollection().primaryKeys()).toEqual(['new']);
});
