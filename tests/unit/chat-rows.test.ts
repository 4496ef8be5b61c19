import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Message } from '@/utils/core/rows';
import { type ChatRows, watchChat } from '@/utils/store/chat-rows';
import { db } from '@/utils/store/db';

beforeEach(async () => {
  await db.delete();
  await db.open();
});

const row = (seq: number): Message => ({
  id: `m${seq}`,
  chatId: 'c',
  seq,
  parentId: seq === 0 ? null : `m${seq - 1}`,
  role: seq % 2 ? 'assistant' : 'user',
  parts: [{ type: 'text', text: `${seq}` }],
  status: 'done',
  createdAt: 0,
});

async function watched(count: number) {
  await db.chats.add({ id: 'c', title: 'c', head: `m${count - 1}`, createdAt: 0, updatedAt: 0 });
  await db.messages.bulkAdd(Array.from({ length: count }, (_, at) => row(at)));
  const told: ChatRows[] = [];
  onTestFinished(watchChat('c', (rows) => told.push(rows)));
  const last = () => told.at(-1);
  await expect.poll(() => told.length).toBeGreaterThan(0);
  return { told, last };
}

test('a long chat is read from its end, and the rest when it is asked for', async () => {
  const { told, last } = await watched(400);
  const [first] = told;
  expect(first?.chat?.id).toBe('c');
  expect(first?.messages.at(-1)?.id).toBe('m399');
  expect(first?.messages.length).toBeLessThan(120);
  for (let before = 0; last()?.readOlder; ) {
    before = told.length;
    // Asking twice reads once.
    last()?.readOlder?.();
    last()?.readOlder?.();
    await expect.poll(() => told.length).toBeGreaterThan(before);
  }
  expect(last()?.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 400 }, (_, at) => at));
});

test('a change makes one row new, and leaves the others the objects they were', async () => {
  const { told, last } = await watched(40);
  const before = last()?.messages ?? [];
  await db.messages.update('m39', { status: 'stopped' });
  await expect.poll(() => last()?.messages[39]?.status).toBe('stopped');
  expect(
    last()
      ?.messages.filter((message, at) => message !== before[at])
      .map(({ id }) => id),
  ).toEqual(['m39']);
  expect(told.length).toBeLessThan(4);
});

test('a new answer and the chat that shows it are seen at one moment', async () => {
  const { told } = await watched(10);
  await db.transaction('rw', db.chats, db.messages, async () => {
    await db.messages.add(row(10));
    await db.chats.update('c', { head: 'm10' });
  });
  await expect.poll(() => told.at(-1)?.chat?.head).toBe('m10');
  for (const { chat, messages } of told) expect(messages.some(({ id }) => id === chat?.head)).toBe(true);
});

test('a growing answer’s tails wake nobody who watches the chat', async () => {
  const { told } = await watched(10);
  const count = told.length;
  await db.tails.add({ messageId: 'm9', n: 0, begins: 'text', text: 'x' });
  await new Promise((done) => setTimeout(done, 50));
  expect(told.length).toBe(count);
});

test('a chat that is deleted has no rows to show', async () => {
  const { last } = await watched(4);
  await db.chats.update('c', { deletedAt: 1 });
  await expect.poll(() => last()?.chat).toBeUndefined();
});
