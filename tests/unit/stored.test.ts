import { expect, test } from 'vitest';
import { newId } from '@/utils/core/ids';
import type { SourceFile } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { deleteEverything } from '@/utils/store/delete-all';
import { setPassphrase, unlockKeys } from '@/utils/store/passphrase';
import { keepSecret, secretFor } from '@/utils/store/secrets';
import { secretsDb } from '@/utils/store/secrets-db';
import { storedSizes } from '@/utils/store/sizes';

const file = (text: string): SourceFile => ({
  id: newId(),
  chatId: 'c',
  hash: newId(),
  kind: 'page',
  url: '',
  title: '',
  language: '',
  icon: '',
  text,
  readAt: 0,
});

async function sizeOf(kind: string) {
  return (await storedSizes()).find((size) => size.kind === kind);
}

test('a small table is measured, a large one judged by a part of it', async () => {
  await db.files.clear();
  expect(await sizeOf('pages')).toEqual({ kind: 'pages', rows: 0, bytes: 0, isEstimate: false });
  await db.files.bulkAdd([file('ä'.repeat(1_000)), file('x')]);
  const few = await sizeOf('pages');
  expect(few).toMatchObject({ rows: 2, isEstimate: false });
  expect(few?.bytes).toBeGreaterThan(2_000);
  expect(few?.bytes).toBeLessThan(3_000);
  await db.files.bulkAdd(Array.from({ length: 398 }, () => file('x'.repeat(1_000))));
  const many = await sizeOf('pages');
  expect(many).toMatchObject({ rows: 400, isEstimate: true });
  expect(many?.bytes).toBeGreaterThan(400_000);
  expect(many?.bytes).toBeLessThan(600_000);
});

test('one film beside many pages is counted once', async () => {
  await db.files.clear();
  const media = { bytes: new Blob([new Uint8Array(5_000_000)], { type: 'video/mp4' }), seconds: 60 };
  await db.files.bulkAdd([{ ...file(''), id: '0', media }, ...Array.from({ length: 299 }, () => file('x'.repeat(1_000)))]);
  const size = await sizeOf('pages');
  expect(size).toMatchObject({ rows: 300, isEstimate: true });
  expect(size?.bytes).toBeGreaterThan(5_300_000);
  expect(size?.bytes).toBeLessThan(5_500_000);
});

test('of rows that are large few are read', async () => {
  await db.files.clear();
  await db.files.bulkAdd(Array.from({ length: 12 }, () => file('x'.repeat(1_000_000))));
  const began = performance.now();
  const size = await sizeOf('pages');
  expect(size).toMatchObject({ rows: 12, isEstimate: true });
  expect(size?.bytes).toBeGreaterThan(12_000_000);
  expect(performance.now() - began).toBeLessThan(4_000);
});

test('everything is deleted, keys and passphrase with it, and Aside begins anew', async () => {
  await db.chats.add({ id: newId(), title: 'One', head: null, createdAt: 0, updatedAt: 0 });
  await keepSecret('e', 'https://a.b', { key: 'sk-1', headers: {} });
  await setPassphrase('correct horse');
  await unlockKeys('correct horse');
  await deleteEverything();
  const counts = await Promise.all([...db.tables, ...secretsDb.tables].map((table) => table.count()));
  expect(counts.every((count) => count === 0)).toBe(true);
  await expect(secretFor('e', 'https://a.b')).resolves.toBeUndefined();
  await keepSecret('e', 'https://a.b', { key: 'sk-2', headers: {} });
  expect(await secretFor('e', 'https://a.b')).toMatchObject({ key: 'sk-2' });
});
