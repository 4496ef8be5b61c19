import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { setPassphrase } from '@/utils/store/passphrase';
import { keepSecret, secretFor } from '@/utils/store/secrets';
import { secretsDb } from '@/utils/store/secrets-db';

const ORIGIN = 'https://api.example.com';

/** What the first version of Aside left on the disk. */
async function leaveFirstVersion(): Promise<void> {
  const first = new Dexie('aside-secrets');
  first.version(1).stores({ secrets: 'id', wrapping: 'id' });
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await first.table('wrapping').put({ id: 'v1', key });
  for (const id of ['old', 'older']) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const additionalData = new TextEncoder().encode(`${id}\n${ORIGIN}`);
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, new TextEncoder().encode('{"key":"sk"}'));
    await first.table('secrets').put({ id, origin: ORIGIN, iv, sealed });
  }
  first.close();
}

test('keys that the first version kept open as before, whatever they look like, and take a passphrase', async () => {
  await leaveFirstVersion();
  const old = { key: '{"key":"sk"}', headers: {} };
  expect(await secretFor('old', ORIGIN)).toEqual(old);
  await expect(secretFor('old', 'https://evil.example')).rejects.toThrow();
  await keepSecret('new', ORIGIN, { key: 'sk-new', headers: {} });
  await setPassphrase('four words are enough');
  expect(await secretFor('old', ORIGIN)).toEqual(old);
  expect(await secretFor('older', ORIGIN)).toEqual(old);
  expect(await secretFor('new', ORIGIN)).toEqual({ key: 'sk-new', headers: {} });
  expect(await secretsDb.wrapping.count()).toBe(0);
});
