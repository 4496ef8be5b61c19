import { expect, test } from 'vitest';
import { forgetKey, keepKey, keyFor } from '@/utils/store/secrets';

const ORIGIN = 'https://api.example.com';

test('a key comes back for its endpoint and origin', async () => {
  await keepKey('one', ORIGIN, 'sk-secret');
  expect(await keyFor('one', ORIGIN)).toBe('sk-secret');
});

test('a key does not open for another origin', async () => {
  await keepKey('two', ORIGIN, 'sk-secret');
  await expect(keyFor('two', 'https://evil.example')).rejects.toThrow();
});

test('a forgotten key is gone', async () => {
  await keepKey('three', ORIGIN, 'sk-secret');
  await forgetKey('three');
  expect(await keyFor('three', ORIGIN)).toBeUndefined();
});

test('no store holds the key in the clear, and the key that seals it cannot be read out', async () => {
  await keepKey('four', ORIGIN, 'sk-very-secret');
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  expect(names).toContain('aside-secrets');
  const rows = await allRows('aside-secrets');
  expect(rows.length).toBeGreaterThan(1);
  for (const row of rows) {
    for (const value of Object.values(row)) {
      const bytes =
        value instanceof ArrayBuffer
          ? new Uint8Array(value)
          : ArrayBuffer.isView(value)
            ? new Uint8Array(value.buffer)
            : new TextEncoder().encode(String(value));
      expect(new TextDecoder().decode(bytes)).not.toContain('very-secret');
      if (value instanceof CryptoKey) expect(value.extractable).toBe(false);
    }
  }
});

async function allRows(name: string): Promise<Record<string, unknown>[]> {
  const database = await new Promise<IDBDatabase>((done, fail) => {
    const open = indexedDB.open(name);
    open.onsuccess = () => done(open.result);
    open.onerror = () => fail(open.error);
  });
  const rows = await Promise.all(
    [...database.objectStoreNames].map(
      (store) =>
        new Promise<Record<string, unknown>[]>((done) => {
          const all = database.transaction(store).objectStore(store).getAll();
          all.onsuccess = () => done(all.result);
        }),
    ),
  );
  database.close();
  return rows.flat();
}
