import { beforeEach, expect, test } from 'vitest';
import { newId } from '@/utils/core/ids';
import type { Chat, Message } from '@/utils/core/rows';
import { chatIds, chatsOf, deleteChats, nameChat, pinChat, pinnedChats, recentChats, renameChat, undeleteChats } from '@/utils/store/chats';
import { db } from '@/utils/store/db';
import { searchChats } from '@/utils/store/search';

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
});

async function chat(title: string, updatedAt: number, said: string[] = [], fields: Partial<Chat> = {}): Promise<string> {
  const id = newId();
  await db.chats.add({ id, title, head: null, createdAt: 0, updatedAt, ...fields });
  const messages = said.map(
    (text, seq): Message => ({
      id: newId(),
      chatId: id,
      seq,
      parentId: null,
      role: 'user',
      parts: [{ type: 'text', text }],
      status: 'done',
      createdAt: 0,
    }),
  );
  await db.messages.bulkAdd(messages);
  return id;
}

async function found(query: string, pageUrl?: string) {
  const chats = [];
  for await (const slice of searchChats({ query, pageUrl }, new AbortController().signal)) chats.push(...slice);
  return chats;
}

test('a search finds words in titles and in what was said, the last used first, in any case', async () => {
  const old = await chat('About the DANUBE', 1);
  const fresh = await chat('Rivers', 2, ['The Danube runs low', 'Why?']);
  await chat('Mountains', 3, ['The Alps']);
  const chats = await found('danube');
  expect(chats).toEqual([{ id: fresh, excerpt: 'The Danube runs low' }, { id: old }]);
});

test('every word must be somewhere in the chat, in title or messages', async () => {
  const both = await chat('Gauges', 1, ['Vienna since 1893', 'Low water']);
  await chat('Gauges', 2, ['Vienna']);
  expect((await found('gauges vienna water')).map(({ id }) => id)).toEqual([both]);
});

test('what means something to a regular expression is only text', async () => {
  const id = await chat('C++ (why?) [a-z]* \\d', 1);
  for (const query of ['c++', '(why?)', '[a-z]*', '\\d', '|']) {
    const ids = (await found(query)).map((each) => each.id);
    expect(ids, query).toEqual(query === '|' ? [] : [id]);
  }
});

test('chats of a page are those that began on it, whatever stands after the #', async () => {
  const page = { title: 'Gauges', icon: '' };
  const here = await chat('One', 1, ['low'], { page: { ...page, url: 'https://a.b/c?d#e' } });
  await chat('Two', 2, ['low'], { page: { ...page, url: 'https://a.b/c' } });
  await chat('Three', 3);
  expect((await found('', 'https://a.b/c?d#f')).map(({ id }) => id)).toEqual([here]);
  expect((await found('low', 'https://a.b/c?d')).map(({ id }) => id)).toEqual([here]);
});

test('a search that nobody wants any more ends at the next slice', async () => {
  for (let at = 0; at < 60; at++) await chat(`Chat ${at}`, at);
  const end = new AbortController();
  const slices = searchChats({ query: 'chat' }, end.signal);
  expect((await slices.next()).value).toHaveLength(25);
  end.abort();
  await expect(slices.next()).rejects.toMatchObject({ name: 'AbortError' });
});

test('deleted chats are found by no search and no list, and come back together', async () => {
  const ids = [await chat('One', 1), await chat('Two', 2, [], { pinnedAt: 5 }), await chat('Three', 3)];
  await deleteChats(ids.slice(0, 2));
  expect(await found('o')).toEqual([]);
  expect(await pinnedChats()).toEqual([]);
  expect(await chatIds()).toEqual([ids[2]]);
  expect((await chatsOf(ids)).map(({ title }) => title)).toEqual(['Three']);
  await undeleteChats(ids.slice(0, 2));
  expect(await chatIds()).toEqual([...ids].reverse());
});

test('a pinned chat stands apart from the others until it is unpinned', async () => {
  const id = await chat('One', 1);
  await chat('Two', 2);
  await pinChat(id, true);
  expect((await pinnedChats()).map(({ title }) => title)).toEqual(['One']);
  expect((await recentChats(10)).map(({ title }) => title)).toEqual(['Two']);
  await pinChat(id, false);
  expect(await recentChats(10)).toHaveLength(2);
});

test('a model’s title never stands over a name that somebody gave', async () => {
  const id = await chat('First words', 1);
  await nameChat(id, 'By the model');
  expect(await db.chats.get(id)).toMatchObject({ title: 'By the model', titleBy: 'model' });
  await nameChat(id, 'By the model again');
  expect(await db.chats.get(id)).toMatchObject({ title: 'By the model' });
  await renameChat(id, 'Mine');
  await nameChat(id, 'By the model');
  expect(await db.chats.get(id)).toMatchObject({ title: 'Mine', titleBy: 'user' });
});
