import { beforeEach, expect, test } from 'vitest';
import { branchChat } from '@/utils/chat/branch-chat';
import { spendingAt } from '@/utils/chat/spending-at';
import { newId } from '@/utils/core/ids';
import type { Chat, Message } from '@/utils/core/rows';
import { deleteAlternative } from '@/utils/store/alternatives';
import { deleteChats } from '@/utils/store/chats';
import { db } from '@/utils/store/db';
import { messagesOf } from '@/utils/store/messages';

const NOON = new Date(2026, 10, 24, 12).getTime();
const never = new AbortController().signal;

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
});

async function chat(title: string, updatedAt = NOON, createdAt = updatedAt): Promise<string> {
  const row: Chat = { id: newId(), title, head: null, createdAt, updatedAt };
  await db.chats.add(row);
  return row.id;
}

let at = 0;

/** An answer that cost a dollar, unless it says otherwise. */
function answer(chatId: string, change: Partial<Message> = {}): Message {
  at++;
  return {
    id: newId(),
    chatId,
    seq: at,
    parentId: null,
    role: 'assistant',
    parts: [{ type: 'text', text: 'Yes' }],
    status: 'done',
    createdAt: NOON - at,
    startedAt: NOON - at,
    endedAt: NOON,
    endpointId: 'e',
    modelId: 'm',
    usage: { inputTokens: 900_000, outputTokens: 100_000 },
    price: { input: 1, output: 1 },
    ...change,
  };
}

const answeredAt = (...date: [year: number, month: number, day: number, hour: number, minute: number]): Partial<Message> => {
  const createdAt = new Date(...date).getTime();
  return { createdAt, startedAt: createdAt };
};

/** Without `price`, as from a server that tells none. */
function priceless({ price: _, ...rest }: Message): Message {
  return rest;
}

test('days and months are those of the user’s clock, and end at its midnights', async () => {
  const id = await chat('One');
  await db.messages.bulkAdd([
    answer(id, answeredAt(2026, 10, 24, 0, 0)),
    answer(id, answeredAt(2026, 10, 23, 23, 59)),
    answer(id, answeredAt(2026, 10, 1, 0, 0)),
    answer(id, answeredAt(2026, 9, 31, 23, 59)),
    answer(id, answeredAt(2025, 11, 1, 0, 0)),
    answer(id, answeredAt(2025, 10, 30, 23, 59)),
    answer(id, answeredAt(2026, 10, 25, 0, 0)),
  ]);
  const { today, months } = await spendingAt(NOON, never);
  expect(today).toEqual({ answers: 1, tokens: 1_000_000, dollars: 1, unknown: 0 });
  expect(months.map(({ dollars }) => dollars)).toEqual([3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(months.at(-1)?.start).toBe(new Date(2025, 11, 1).getTime());
});

test('an answer without a price is counted as unknown, not as free', async () => {
  const id = await chat('One');
  const { usage: _, ...uncounted } = answer(id, { status: 'stopped' });
  await db.messages.bulkAdd([answer(id), priceless(answer(id, { modelId: 'local' })), uncounted]);
  const { today, chats, models } = await spendingAt(NOON, never);
  expect(today).toEqual({ answers: 3, tokens: 2_000_000, dollars: 1, unknown: 2 });
  expect(chats).toMatchObject([{ id, title: 'One', answers: 3, dollars: 1, unknown: 2 }]);
  expect(models).toMatchObject([
    { id: 'm', answers: 2, dollars: 1, unknown: 1 },
    { id: 'local', answers: 1, dollars: 0, unknown: 1 },
  ]);
});

test('questions, Excerpts, refusals and answers that are still written do not count', async () => {
  const id = await chat('One');
  const { usage: _, ...refused } = answer(id, { status: 'failed', parts: [], fault: { code: 'wrong-key' } });
  const { startedAt: __, ...neverAsked } = answer(id, { status: 'stopped' });
  await db.messages.bulkAdd([
    answer(id, { role: 'user' }),
    answer(id, { endpointId: 'excerpts' }),
    answer(id, { status: 'streaming' }),
    refused,
    neverAsked,
  ]);
  expect((await spendingAt(NOON, never)).today.answers).toBe(0);
  await db.messages.add({ ...refused, id: newId(), seq: ++at, fault: { code: 'timeout' } });
  expect((await spendingAt(NOON, never)).today).toMatchObject({ answers: 1, unknown: 1 });
});

test('what was deleted does not count, nor what stands under it', async () => {
  const [kept, gone] = [await chat('Kept'), await chat('Gone')];
  const top = answer(kept);
  const below = answer(kept, { parentId: top.id });
  await db.messages.bulkAdd([top, below, answer(kept), answer(gone)]);
  await deleteChats([gone]);
  await deleteAlternative(kept, { topId: top.id, under: new Set([top.id, below.id]), head: null });
  expect((await spendingAt(NOON, never)).chats).toMatchObject([{ id: kept, dollars: 1 }]);
});

test('the copies that a branch holds are not paid twice', async () => {
  const id = await chat('Old', NOON - 1_000);
  await db.messages.bulkAdd([answer(id), answer(id)]);
  const copy = await branchChat(await messagesOf(id));
  await db.messages.add(answer(copy ?? ''));
  // The branch was made by the real clock, the answers by the test's.
  await db.chats.update(copy ?? '', { createdAt: NOON, updatedAt: NOON });
  const { today, chats } = await spendingAt(NOON, never);
  expect(today.dollars).toBe(3);
  expect(chats).toMatchObject([
    { id, dollars: 2 },
    { id: copy, dollars: 1 },
  ]);
  await deleteChats([id]);
  expect((await spendingAt(NOON, never)).today.dollars).toBe(3);
});

test('long chats and many of them are read to their ends, and reading stops when nobody wants it', async () => {
  const ids = await Promise.all(Array.from({ length: 230 }, (_, n) => chat(`Chat ${n}`)));
  await db.messages.bulkAdd(ids.map((id) => answer(id)));
  await db.messages.bulkAdd(Array.from({ length: 250 }, () => answer(ids[7] ?? '')));
  const { today, chats } = await spendingAt(NOON, never);
  expect(today).toMatchObject({ answers: 480, dollars: 480 });
  expect(chats).toHaveLength(230);
  expect(chats.find(({ id }) => id === ids[7])?.dollars).toBe(251);
  await expect(spendingAt(NOON, AbortSignal.abort())).rejects.toThrow('abort');
});
