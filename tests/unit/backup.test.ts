import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { newId } from '@/utils/core/ids';
import type { Chat, Endpoint, Message, SourceFile } from '@/utils/core/rows';
import { type Restored, readBackup } from '@/utils/store/backup-read';
import { writeBackup } from '@/utils/store/backup-write';
import { deleteChats } from '@/utils/store/chats';
import { db } from '@/utils/store/db';
import { saveEndpoint } from '@/utils/store/endpoints';
import { keepSecret } from '@/utils/store/secrets';
import { changeLook, setSetting, settingOf, showChat } from '@/utils/store/settings';
import { longPdf } from '../documents/pdfs';
import { png } from '../documents/pictures';
import { wav } from '../documents/recordings';

const never = new AbortController().signal;

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
});

const HASH = 'a'.repeat(64);

async function chat(title: string, fields: Partial<Chat> = {}): Promise<Chat> {
  const [id, asked, answered, fileId] = [newId(), newId(), newId(), newId()];
  const row: Chat = {
    id,
    title,
    head: answered,
    createdAt: 1,
    updatedAt: 2,
    page: { url: 'https://a.b/', title: 'P', icon: '' },
    ...fields,
  };
  const file: SourceFile = {
    id: fileId,
    chatId: id,
    hash: HASH,
    kind: 'page',
    url: 'https://a.b/',
    title: 'P',
    language: 'en',
    icon: 'data:image/png;base64,AA==',
    text: `Text of ${title} “with” \u2028 {braces} [brackets] \\ and "quotes"`,
    readAt: 1,
  };
  const question: Message = {
    id: asked,
    chatId: id,
    seq: 0,
    parentId: null,
    role: 'user',
    parts: [
      { type: 'source', fileId },
      { type: 'text', text: 'Why?' },
    ],
    status: 'done',
    createdAt: 1,
  };
  const answer: Message = {
    id: answered,
    chatId: id,
    seq: 1,
    parentId: asked,
    role: 'assistant',
    parts: [
      { type: 'reasoning', text: 'Hm', startedAt: 1, ms: 5, meta: { anthropic: { signature: 'x', nested: { a: [1, null] } } } },
      { type: 'text', text: 'So.' },
    ],
    status: 'done',
    createdAt: 1,
    endpointId: 'e1',
    modelId: 'm',
    usage: { inputTokens: 3 },
    sent: [{ fileId, sent: 1, of: 1 }],
    endedAt: 2,
  };
  await db.chats.add(row);
  await db.files.add(file);
  await db.messages.bulkAdd([question, answer]);
  return row;
}

const endpoint: Endpoint = {
  id: 'e1',
  providerId: 'openai-compatible',
  name: 'Mine',
  baseUrl: 'https://a.b/v1',
  headerNames: ['X-Team'],
  models: [{ id: 'm', name: 'M', contextWindow: 100 }],
  parameters: { instructions: 'Be brief.' },
  createdAt: 1,
};

async function everything() {
  const [chats, messages, files, endpoints, prompts, settings] = await Promise.all([
    db.chats.toArray(),
    db.messages.toArray(),
    db.files.toArray(),
    db.endpoints.toArray(),
    db.prompts.toArray(),
    db.settings.toArray(),
  ]);
  return { chats, messages, files, endpoints, prompts, settings };
}

async function written(chatIds?: string[]): Promise<string> {
  return (await writeBackup(chatIds ? { chatIds } : {}, () => undefined, never)).text();
}

async function read(text: string | Blob, bounds?: { mostChars: number; mostDepth: number }): Promise<Restored> {
  let last: Restored | undefined;
  await readBackup(text instanceof Blob ? text : new Blob([text]), (restored) => (last = restored), never, bounds);
  if (!last) throw new Error('nothing was told');
  return last;
}

test('a chat that is too large to be read is counted, and what follows it comes back', async () => {
  await chat('Large '.repeat(20_000));
  await chat('Small');
  await saveEndpoint(endpoint);
  const text = await written();
  await Promise.all(db.tables.map((table) => table.clear()));
  expect(await read(text, { mostChars: 100_000, mostDepth: 100 })).toMatchObject({ added: 1, broken: 1, endpoints: 1 });
});

test('what is written comes back the same, and no key is in it', async () => {
  await chat('One');
  await chat('Two', { pinnedAt: 3, titleBy: 'user' });
  await saveEndpoint(endpoint);
  await keepSecret('e1', 'https://a.b', { key: 'sk-very-secret', headers: { 'X-Team': 'header-secret' } });
  await db.prompts.bulkAdd([
    { id: 'mine', name: 'Mine', slash: 'mine', text: 'Rhyme {{page}}.', menus: ['page'], order: -1 },
    { id: 'eli5', hidden: true },
  ]);
  await setSetting('instructions', 'Answer in rhyme.');
  await setSetting('ocrLanguages', ['rus', 'deu']);
  await changeLook({ theme: 'dark' });
  await showChat(7, 'nobody');
  const before = await everything();
  const text = await written();
  expect(text).not.toMatch(/very-secret|header-secret/);
  await Promise.all(db.tables.map((table) => table.clear()));
  expect(await read(text)).toMatchObject({ added: 2, renewed: 0, same: 0, broken: 0, endpoints: 1, settings: 3 });
  const after = await everything();
  expect({ ...after, settings: [] }).toEqual({ ...before, settings: [] });
  expect(await settingOf('instructions')).toBe('Answer in rhyme.');
  expect(await settingOf('ocrLanguages')).toEqual(['rus', 'deu']);
  expect(await settingOf('look')).toMatchObject({ theme: 'dark' });
  expect(await settingOf('shown')).toBeUndefined();
});

test('it is ordinary JSON, and another layout of it or another order of names reads the same', async () => {
  await chat('One');
  const text = await written();
  const parsed = JSON.parse(text) as { aside: unknown; chats: object[] };
  expect(parsed.aside).toMatchObject({ version: 1 });
  const sorted = JSON.stringify(parsed, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  for (const layout of [JSON.stringify(parsed, null, 4), sorted, `\uFEFF${text.replaceAll('\n', '\r\n')}`]) {
    await Promise.all(db.tables.map((table) => table.clear()));
    expect(await read(layout)).toMatchObject({ added: 1, broken: 0 });
  }
});

test('chosen chats alone are written, without endpoints and settings', async () => {
  const one = await chat('One');
  await chat('Two');
  await saveEndpoint(endpoint);
  const text = await written([one.id]);
  expect(JSON.parse(text)).toMatchObject({ chats: [{ chat: { title: 'One' } }] });
  expect(text).not.toContain('Two');
  expect(text).not.toContain('endpoints');
});

test('an answer that is being written is in the file as far as it had come, as interrupted', async () => {
  const { head } = await chat('One');
  await db.messages.update(head ?? '', { status: 'streaming', parts: [], retryAt: 5, retries: 1 });
  await db.tails.add({ messageId: head ?? '', n: 0, begins: 'text', text: 'Half an' });
  const text = await written();
  await Promise.all(db.tables.map((table) => table.clear()));
  await read(text);
  const message = await db.messages.get(head ?? '');
  expect(message).toMatchObject({ status: 'interrupted', parts: [{ type: 'text', text: 'Half an' }] });
  expect(message).not.toHaveProperty('retryAt');
});

test('deleted chats are not written', async () => {
  const { id } = await chat('Gone');
  await deleteChats([id]);
  expect(await written()).not.toContain('Gone');
});

test('reading twice changes nothing; what is newer here stays; what is missing here comes', async () => {
  const { id, head } = await chat('One');
  const text = await written();
  expect(await read(text)).toMatchObject({ added: 0, renewed: 0, same: 1 });

  await db.chats.update(id, { title: 'Newer', updatedAt: 9 });
  await db.messages.update(head ?? '', { parts: [{ type: 'text', text: 'Newer' }], endedAt: 9 });
  expect(await read(text)).toMatchObject({ same: 1 });
  expect(await db.chats.get(id)).toMatchObject({ title: 'Newer' });
  expect(await db.messages.get(head ?? '')).toMatchObject({ parts: [{ text: 'Newer' }] });

  await db.messages.delete(head ?? '');
  await db.chats.update(id, { updatedAt: 1 });
  expect(await read(text)).toMatchObject({ renewed: 1 });
  expect(await db.chats.get(id)).toMatchObject({ title: 'One' });
  expect(await db.messages.get(head ?? '')).toMatchObject({ parts: [{ type: 'reasoning' }, { text: 'So.' }] });
});

test('a chat that was deleted here comes back', async () => {
  const { id } = await chat('One');
  const text = await written();
  await deleteChats([id]);
  expect(await read(text)).toMatchObject({ renewed: 1 });
  expect(await db.chats.get(id)).not.toHaveProperty('deletedAt');
});

test('an endpoint that is there keeps its address, and a setting its value', async () => {
  await saveEndpoint(endpoint);
  await setSetting('instructions', 'Mine.');
  const text = (await written()).replace('https://a.b/v1', 'https://evil.example/v1').replace('Mine.', 'Theirs.');
  expect(await read(text)).toMatchObject({ endpoints: 0, settings: 0 });
  expect(await db.endpoints.get('e1')).toMatchObject({ baseUrl: 'https://a.b/v1' });
  expect(await settingOf('instructions')).toBe('Mine.');
});

test.each([
  ['', 'backup-foreign'],
  ['not JSON', 'backup-foreign'],
  ['[]', 'backup-foreign'],
  ['{}', undefined],
  ['{"chats":[{}]}', 'backup-foreign'],
  ['{"aside":{}}', 'backup-foreign'],
  ['{"aside":{"version":"1"}}', 'backup-foreign'],
  ['{"aside":{"version":2},"chats":[]}', 'backup-newer'],
  ['{"aside":{"version":1},"chats":[', 'backup-cut'],
  ['{"aside":{"version":1}', 'backup-cut'],
  ['{"aside":{"version":1}}}', 'backup-broken'],
  ['{"aside":{"version":1} chats}', 'backup-broken'],
  ['{"aside":{"version":1},"chats":null,"endpoints":7,"settings":[1]}', undefined],
])('%s is told as %s', async (text, code) => {
  const reading = read(text);
  if (code) await expect(reading).rejects.toMatchObject({ fault: { code } });
  else if (text === '{}') await expect(reading).resolves.toMatchObject({ added: 0 });
  else await expect(reading).resolves.toMatchObject({ added: 0, endpoints: 0, settings: 0 });
});

test('of a file that was cut, each chat is there whole or not at all', async () => {
  for (let at = 0; at < 6; at++) await chat(`Chat ${at}`);
  const text = await written();
  for (const share of [0.3, 0.5, 0.77, 0.9]) {
    await Promise.all(db.tables.map((table) => table.clear()));
    await expect(read(text.slice(0, text.length * share))).rejects.toMatchObject({ fault: { code: 'backup-cut' } });
    const { chats, messages, files } = await everything();
    expect(chats.length).toBeGreaterThan(0);
    expect(messages).toHaveLength(chats.length * 2);
    expect(files).toHaveLength(chats.length);
  }
});

test('a chat with one wrong row is left out as a whole, and the others are read', async () => {
  await chat('One');
  const bad = await chat('Two');
  await chat('Three');
  type Doc = { aside: unknown; chats: { chat: Chat; messages: Record<string, unknown>[]; files: Record<string, unknown>[] }[] };
  const doc = JSON.parse(await written()) as Doc;
  const spoilers: ((entry: Doc['chats'][number]) => void)[] = [
    ({ messages }) => Object.assign(messages[0] ?? {}, { parts: 'text' }),
    ({ messages }) => Object.assign(messages[1] ?? {}, { status: 'paid' }),
    ({ messages }) => messages.push({ ...messages[0] }),
    ({ files }) => Object.assign(files[0] ?? {}, { text: 7 }),
    ({ files }) => Object.assign(files[0] ?? {}, { text: 'x'.repeat(2_000_001) }),
    ({ chat: row }) => Object.assign(row, { updatedAt: '2026' }),
    ({ chat: row }) => Object.assign(row, { id: '../../x' }),
    // A row that stands in another chat already.
    ({ messages }) => Object.assign(messages[0] ?? {}, { id: doc.chats.find((entry) => entry.chat.id !== bad.id)?.messages[0]?.['id'] }),
  ];
  for (const spoil of spoilers) {
    await Promise.all(db.tables.map((table) => table.clear()));
    const copy = structuredClone(doc);
    // Last, so that the ids of the others are there when it is read.
    copy.chats.sort((a) => (a.chat.id === bad.id ? 1 : -1));
    const entry = copy.chats.at(-1);
    if (entry) spoil(entry);
    expect(await read(JSON.stringify(copy)), String(spoil)).toMatchObject({ added: 2, broken: 1 });
    expect(await db.messages.count()).toBe(4);
    expect(await db.files.count()).toBe(2);
  }
});

test('nothing that is read back is ever asked: live answers come as interrupted', async () => {
  const { head } = await chat('One');
  for (const status of ['queued', 'streaming', 'stopping']) {
    const text = (await written()).replace(/"status":"(done|interrupted)"(?=,"createdAt":1,"endpointId")/, `"status":"${status}"`);
    await Promise.all(db.tables.map((table) => table.clear()));
    await read(text);
    expect(await db.messages.get(head ?? '')).toMatchObject({ status: 'interrupted' });
  }
});

test('deep nesting, __proto__, foreign pictures and what no row knows do no harm', async () => {
  const { id } = await chat('One');
  const text = await written();
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  await expect(read(text.replace('"chats":[', `"other":${deep},"chats":[`))).rejects.toMatchObject({ fault: { code: 'backup-large' } });
  await Promise.all(db.tables.map((table) => table.clear()));
  const nested = `${'{"a":'.repeat(80)}1${'}'.repeat(80)}`;
  const hostile = text
    .replace('"title":"One"', `"title":"One","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"more":${nested}`)
    .replace('{"anthropic":', '{"__proto__":{"polluted":{}},"anthropic":')
    .replace('data:image/png;base64,AA==', 'https://evil.example/track.png');
  expect(hostile).toContain('evil.example');
  expect(await read(hostile)).toMatchObject({ added: 1 });
  const row = await db.chats.get(id);
  expect(Object.keys(row ?? {}).sort()).toEqual(['createdAt', 'head', 'id', 'page', 'title', 'updatedAt']);
  expect((await db.files.toArray())[0]?.icon).toBe('');
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(JSON.stringify(await everything())).not.toContain('polluted');
});

test('where a page was read is of this browser alone, and is neither written nor read', async () => {
  await chat('One');
  await db.files.toCollection().modify({ place: { tabId: 7, documents: [{ nonce: 'a-mark-of-a-document', url: 'https://a.b/' }] } });
  const text = await written();
  expect(text).not.toMatch(/"place"|a-mark-of-a-document/);
  await Promise.all(db.tables.map((table) => table.clear()));
  expect(await read(text.replace('"readAt":1', '"readAt":1,"place":{"tabId":7,"documents":[]}'))).toMatchObject({ added: 1 });
  expect((await db.files.toArray())[0]).not.toHaveProperty('place');
});

test('an endpoint with another kind of address is left out', async () => {
  for (const baseUrl of ['javascript:alert(1)', 'file:///etc', 'a.b', 'https://']) {
    const text = JSON.stringify({ aside: { version: 1 }, chats: [], endpoints: [{ ...endpoint, baseUrl }] });
    expect(await read(text), baseUrl).toMatchObject({ endpoints: 0 });
  }
});

test('a large file is read in pieces, told as it goes, and Stop keeps what was read', async () => {
  for (let at = 0; at < 40; at++) await chat(`Chat ${at}`);
  await db.files.toCollection().modify((file) => {
    file.text = 'ä'.repeat(50_000);
  });
  const file = await writeBackup({}, () => undefined, never);
  expect(file.size).toBeGreaterThan(3_500_000);
  await Promise.all(db.tables.map((table) => table.clear()));
  const stop = new AbortController();
  const told: number[] = [];
  const reading = readBackup(
    file,
    ({ done, added }) => {
      told.push(done);
      if (added === 10) stop.abort();
    },
    stop.signal,
  );
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(await db.chats.count()).toBe(10);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(await read(file)).toMatchObject({ added: 30, same: 10, done: file.size });
});

test('an export that nobody wants any more ends', async () => {
  await chat('One');
  const stop = new AbortController();
  stop.abort();
  await expect(writeBackup({}, () => undefined, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
});

test('a deleted alternative is not written, nor what stands under it; a label and a leaf are', async () => {
  const { id: chatId } = await chat('One');
  const [question, answer] = await db.messages.where({ chatId }).sortBy('seq');
  const file = (await db.files.where({ chatId }).first()) as SourceFile;
  const label = { kind: 'file' as const, url: '', title: 'notes.txt', icon: '' };
  await db.messages.update(question?.id ?? '', { parts: [{ type: 'source', fileId: file.id, label }] });
  await db.chats.update(chatId, { leaves: { [question?.id ?? '']: answer?.id ?? '' } });
  await db.messages.add({ ...(answer as Message), id: 'gone', seq: 2, deletedAt: 5 });
  await db.messages.add({ ...(answer as Message), id: 'under', seq: 3, parentId: 'gone' });
  const text = await written();
  await Promise.all(db.tables.map((table) => table.clear()));
  await read(text);
  expect((await db.messages.where({ chatId }).sortBy('seq')).map(({ id }) => id)).toEqual([question?.id, answer?.id]);
  expect((await db.messages.get(question?.id ?? ''))?.parts).toEqual([{ type: 'source', fileId: file.id, label }]);
  expect((await db.chats.get(chatId))?.leaves).toEqual({ [question?.id ?? '']: answer?.id });
});

const PICTURE = png(20, 10);

async function chatWithPicture(): Promise<string> {
  const { id } = await chat('Shown');
  const [file] = await db.files.where({ chatId: id }).toArray();
  const picture = { bytes: new Blob([PICTURE], { type: 'image/png' }), width: 20, height: 10 };
  const words = { text: 'A sign\n\nLit in 1823', ocr: { from: 6, languages: ['eng' as const, 'chi_sim' as const] } };
  await db.files.update(file?.id ?? '', { kind: 'file', ...words, picture });
  return file?.id ?? '';
}

test('a picture comes back byte for byte, with the words that were read from it', async () => {
  const fileId = await chatWithPicture();
  const text = await written();
  await Promise.all(db.tables.map((table) => table.clear()));
  expect(await read(text)).toMatchObject({ added: 1, broken: 0 });
  const picture = (await db.files.get(fileId))?.picture;
  expect(picture).toMatchObject({ width: 20, height: 10 });
  expect(picture?.bytes.type).toBe('image/png');
  expect(new Uint8Array((await picture?.bytes.arrayBuffer()) ?? [])).toEqual(PICTURE);
  expect(await db.files.get(fileId)).toMatchObject({ text: 'A sign\n\nLit in 1823', ocr: { from: 6, languages: ['eng', 'chi_sim'] } });
});

test('what is no picture of ours is none of a backup’s either', async () => {
  await chatWithPicture();
  const text = await written();
  const base64 = Buffer.from(PICTURE).toString('base64');
  for (const [is, becomes] of [
    ['"image/png"', '"image/svg+xml"'],
    ['"image/png"', '"image/jpeg"'],
    ['"width":20', '"width":200000'],
    ['"from":6', '"from":60'],
    ['"chi_sim"', '"../../chi_sim"'],
    [base64, Buffer.from('<svg onload="alert(1)"/>').toString('base64')],
    [base64, 'no base64'],
    [base64, `${base64.slice(0, 40)}${'A'.repeat(36_000_000)}`],
  ] as const) {
    await Promise.all(db.tables.map((table) => table.clear()));
    expect(await read(text.replace(is, becomes)), becomes.slice(0, 40)).toMatchObject({ added: 0, broken: 1 });
  }
});

test('a recording, a film and a PDF come back byte for byte, and what is neither does not', async () => {
  const { id } = await chat('Heard');
  const [file] = await db.files.where({ chatId: id }).toArray();
  const fileId = file?.id ?? '';
  for (const [bytes, type] of [
    [wav(1), 'audio/wav'],
    [Uint8Array.from(readFileSync('tests/pages/site/lamp.webm')), 'video/webm'],
    [longPdf(1), 'application/pdf'],
  ] as const) {
    await db.files.update(fileId, { kind: 'file', text: '', media: { bytes: new Blob([bytes], { type }), seconds: 1.5, pages: 2 } });
    const text = await written();
    await db.files.clear();
    await db.chats.clear();
    await db.messages.clear();
    expect(await read(text)).toMatchObject({ added: 1, broken: 0 });
    const media = (await db.files.get(fileId))?.media;
    expect([media?.seconds, media?.pages, media?.bytes.type]).toEqual([1.5, 2, type]);
    expect(new Uint8Array((await media?.bytes.arrayBuffer()) ?? [])).toEqual(bytes);
    for (const [is, becomes] of [
      [`"${type}"`, '"text/html"'],
      ['"seconds":1.5', '"seconds":-1'],
      [Buffer.from(bytes).toString('base64'), Buffer.from('<script>alert(1)</script>').toString('base64')],
    ] as const) {
      await Promise.all(db.tables.map((table) => table.clear()));
      expect(await read(text.replace(is, becomes)), becomes).toMatchObject({ added: 0, broken: 1 });
    }
    // A container may say that it is as long as it likes.
    await Promise.all(db.tables.map((table) => table.clear()));
    expect(await read(text.replace('"seconds":1.5', '"seconds":1e9'))).toMatchObject({ added: 1, broken: 0 });
    expect((await db.files.get(fileId))?.media?.seconds).toBe(1e6);
    await Promise.all(db.tables.map((table) => table.clear()));
    await read(text);
  }
});
