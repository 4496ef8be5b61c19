import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError, faultOf } from '@/utils/core/faults';
import type { Endpoint } from '@/utils/core/rows';
import { startServer } from './chat-server';
import { allText, keptKeys } from './secret-rows';

const ORIGIN = 'https://api.example.com';
const PASSPHRASE = 'four words are enough';
const SECRET = { key: 'sk-very-secret', headers: { 'X-Proxy': 'proxy-token-1' } };

// Node hands a CryptoKey to one listener of a channel only (browsers to all): a test has two contexts where a key is on its way, and those
// of earlier tests are cut off.
const channels: BroadcastChannel[] = [];
const contexts: { isUnlocked(): boolean }[] = [];
vi.stubGlobal(
  'BroadcastChannel',
  class extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      if (name === 'aside-keyring') channels.push(this);
    }
  },
);

/** A page of ours with a memory of its own: its modules are loaded anew. The database, the channel and the locks are everybody's. */
async function openContext() {
  vi.resetModules();
  const [keyring, passphrase, secrets, database, settings, model, activity] = await Promise.all([
    import('@/utils/store/keyring'),
    import('@/utils/store/passphrase'),
    import('@/utils/store/secrets'),
    import('@/utils/store/secrets-db'),
    import('@/utils/store/settings'),
    import('@/utils/chat/model'),
    import('@/utils/chat/panel-activity'),
  ]);
  contexts.push(keyring);
  return { ...keyring, ...passphrase, ...secrets, ...database, ...settings, ...model, ...activity };
}
type Context = Awaited<ReturnType<typeof openContext>>;

/** The code of the fault, which a context throws as an error of its own class; `none` where all is well. */
async function faultCode(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'none',
    (error: unknown) => Reflect.get(Object(Reflect.get(Object(error), 'fault')), 'code') ?? error,
  );
}

/** From now on, with these minutes gone. Only the clock moves: as in sleep, no timer has run. */
function pass(minutes: number): void {
  vi.setSystemTime(Date.now() + minutes * 60_000);
}

let panel: Context;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  panel = await openContext();
  await panel.forgetAllSecrets();
  await panel.setSetting('autoLock', 15);
  await panel.keepSecret('one', ORIGIN, SECRET);
});
afterEach(async () => {
  vi.useRealTimers();
  await panel.lockKeys();
  await expect.poll(() => contexts.some((context) => context.isUnlocked())).toBe(false);
  for (const channel of channels.splice(0)) channel.close();
});

test('under a passphrase no key lies on the disk, and what a guess costs is 600,000 rounds with a salt of its own', async () => {
  expect(await keptKeys()).toHaveLength(1);
  await panel.setPassphrase(PASSPHRASE);
  expect(await keptKeys()).toEqual([]);
  const row = await panel.secretsDb.passphrase.get('passphrase');
  expect(row?.iterations).toBeGreaterThanOrEqual(600_000);
  expect(row?.salt).toHaveLength(16);
  expect(await allText()).not.toMatch(/four words|very-secret|proxy-token/);
  expect(await panel.secretFor('one', ORIGIN)).toEqual(SECRET);
  expect((await panel.unlockedKey()).extractable).toBe(false);
  await panel.changePassphrase(PASSPHRASE, PASSPHRASE);
  expect((await panel.secretsDb.passphrase.get('passphrase'))?.salt).not.toEqual(row?.salt);
});

test('locked keys cannot be used, nor new ones kept, until the right passphrase comes', async () => {
  await panel.setPassphrase(PASSPHRASE);
  await panel.lockKeys();
  expect(panel.isUnlocked()).toBe(false);
  expect(await faultCode(panel.secretFor('one', ORIGIN))).toBe('locked');
  expect(await faultCode(panel.keepSecret('one', ORIGIN, { key: 'other', headers: {} }))).toBe('locked');
  expect(await panel.unlockKeys('four words are not')).toBe(false);
  expect(await faultCode(panel.secretFor('one', ORIGIN))).toBe('locked');
  expect(await panel.unlockKeys(PASSPHRASE)).toBe(true);
  expect(await panel.secretFor('one', ORIGIN)).toEqual(SECRET);
});

test('what needs no key works while the keys are locked, and a key can be forgotten', async () => {
  await panel.setPassphrase(PASSPHRASE);
  await panel.lockKeys();
  expect(await panel.secretFor('keyless', ORIGIN)).toBeUndefined();
  await panel.forgetSecret('one');
  expect(await panel.secretFor('one', ORIGIN)).toBeUndefined();
});

test('a question that meets locked keys says so, and nothing is sent', async () => {
  const server = await startServer(() => ({}));
  const endpoint: Endpoint = { id: 'e', providerId: 'openai-compatible', name: 'e', baseUrl: server.url, models: [], createdAt: 0 };
  await panel.keepSecret('e', server.url, SECRET);
  await panel.setPassphrase(PASSPHRASE);
  await panel.lockKeys();
  expect(await faultCode(panel.modelFor(endpoint, 'm'))).toBe('locked');
  expect(server.received).toEqual([]);
});

test('a context that starts later is handed the key by one that holds it', async () => {
  await panel.setPassphrase(PASSPHRASE);
  const host = await openContext();
  expect(host.isUnlocked()).toBe(false);
  await host.joinKeyring();
  expect(host.isUnlocked()).toBe(true);
  expect(await host.secretFor('one', ORIGIN)).toEqual(SECRET);
  expect((await host.unlockedKey()).extractable).toBe(false);
  expect(await allText()).not.toMatch(/four words|very-secret|proxy-token/);
});

test('a context that uses a key asks for it by itself', async () => {
  await panel.setPassphrase(PASSPHRASE);
  expect(await (await openContext()).secretFor('one', ORIGIN)).toEqual(SECRET);
});

test('a host that waits is handed the key at the moment of unlocking', async () => {
  await panel.setPassphrase(PASSPHRASE);
  await panel.lockKeys();
  const host = await openContext();
  await host.joinKeyring();
  expect(host.isUnlocked()).toBe(false);
  const heard = vi.fn();
  host.onKeyring(heard);
  await panel.unlockKeys(PASSPHRASE);
  await expect.poll(() => host.isUnlocked()).toBe(true);
  expect(heard).toHaveBeenCalled();
  expect(await host.secretFor('one', ORIGIN)).toEqual(SECRET);
});

test('locking in one context locks all', async () => {
  await panel.setPassphrase(PASSPHRASE);
  const host = await openContext();
  await host.joinKeyring();
  await panel.lockKeys();
  await expect.poll(() => host.isUnlocked()).toBe(false);
  const late = await openContext();
  expect(await faultCode(late.secretFor('one', ORIGIN))).toBe('locked');
});

test('a context that did not hear of the locking cannot use what it holds, nor hand it on', async () => {
  await panel.setPassphrase(PASSPHRASE);
  // Only the row changes, as if the message were lost.
  await panel.secretsDb.passphrase.update('passphrase', { session: 'another' });
  const late = await openContext();
  expect(await faultCode(late.secretFor('one', ORIGIN))).toBe('locked');
  expect(await faultCode(panel.secretFor('one', ORIGIN))).toBe('locked');
  expect(panel.isUnlocked()).toBe(false);
});

test('a key from an earlier session that is still on its way is not taken', async () => {
  await panel.setPassphrase(PASSPHRASE);
  const key = await panel.unlockedKey();
  const session = (await panel.secretsDb.passphrase.get('passphrase'))?.session;
  const host = await openContext();
  await host.joinKeyring();
  await panel.lockKeys();
  await expect.poll(() => host.isUnlocked()).toBe(false);
  channels[1]?.onmessage?.(new MessageEvent('message', { data: { type: 'key', key, session, usedAt: Date.now() } }));
  await new Promise((done) => setTimeout(done, 50));
  expect(host.isUnlocked()).toBe(false);
  expect(await faultCode(host.unlockedKey())).toBe('locked');
});

test('a context that holds the key and is handed it again does not let go of it for a moment', async () => {
  await panel.setPassphrase(PASSPHRASE);
  const key = await panel.unlockedKey();
  const session = (await panel.secretsDb.passphrase.get('passphrase'))?.session;
  // As one that asks waits until nobody holds it.
  const end = new AbortController();
  const nobody = vi.fn();
  const waiting = navigator.locks.request('keyring', { signal: end.signal }, nobody).catch(() => undefined);
  await expect.poll(async () => (await navigator.locks.query()).pending?.length).toBe(1);
  pass(10);
  for (const usedAt of [Date.now(), 0])
    channels[0]?.onmessage?.(new MessageEvent('message', { data: { type: 'key', key, session, usedAt } }));
  await new Promise((done) => setTimeout(done, 50));
  end.abort();
  await waiting;
  expect(nobody).not.toHaveBeenCalled();
  // What the other knows of its use counts.
  pass(14);
  expect(await faultCode(panel.unlockedKey())).toBe('none');
});

test('keys lock themselves after the idle time, though no timer ran', async () => {
  await panel.setPassphrase(PASSPHRASE);
  pass(14);
  expect(await faultCode(panel.secretFor('one', ORIGIN))).toBe('none');
  pass(14);
  await panel.keepUnlocked();
  pass(14);
  expect(panel.isUnlocked()).toBe(true);
  pass(2);
  // The first touch after it comes too late.
  await panel.keepUnlocked();
  expect(panel.isUnlocked()).toBe(false);
  expect(await faultCode(panel.secretFor('one', ORIGIN))).toBe('locked');
});

test('a panel in use keeps the keys unlocked, until it is left', async () => {
  await panel.setPassphrase(PASSPHRASE);
  const page = new EventTarget();
  const leave = panel.joinAsPanel(page);
  for (const event of ['pointerdown', 'keydown', 'wheel']) {
    pass(14);
    page.dispatchEvent(new Event(event));
    await new Promise((done) => setTimeout(done, 50));
  }
  expect(await faultCode(panel.secretFor('one', ORIGIN))).toBe('none');
  leave();
  pass(14);
  page.dispatchEvent(new Event('keydown'));
  await new Promise((done) => setTimeout(done, 50));
  pass(2);
  expect(await faultCode(panel.secretFor('one', ORIGIN))).toBe('locked');
});

test.each([
  [5, 4, 'none'],
  [5, 6, 'locked'],
  [60, 59, 'none'],
  [60, 61, 'locked'],
  ['closed', 60 * 24, 'none'],
] as const)('with the idle time set to %s, after %i minutes the fault is %s', async (autoLock, minutes, code) => {
  await panel.setSetting('autoLock', autoLock);
  await panel.setPassphrase(PASSPHRASE);
  pass(minutes);
  expect(await faultCode(panel.secretFor('one', ORIGIN))).toBe(code);
});

test('a clock that was set back locks', async () => {
  await panel.setPassphrase(PASSPHRASE);
  pass(-60);
  expect(await faultCode(panel.secretFor('one', ORIGIN))).toBe('locked');
});

test('an idle context locks by itself', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  await panel.setPassphrase(PASSPHRASE);
  vi.advanceTimersByTime(14 * 60_000);
  await new Promise((done) => setTimeout(done, 50));
  expect(panel.isUnlocked()).toBe(true);
  vi.advanceTimersByTime(2 * 60_000);
  await expect.poll(() => panel.isUnlocked()).toBe(false);
});

test('use in one context keeps the others unlocked, and an idle key is not handed on', async () => {
  await panel.setPassphrase(PASSPHRASE);
  const host = await openContext();
  await host.joinKeyring();
  pass(10);
  await host.secretFor('one', ORIGIN);
  await new Promise((done) => setTimeout(done, 50));
  pass(10);
  expect(await faultCode(panel.secretFor('one', ORIGIN))).toBe('none');
  pass(16);
  const late = await openContext();
  await late.joinKeyring();
  expect(late.isUnlocked()).toBe(false);
});

test('a changed passphrase opens everything, the old one nothing, and other contexts get the new key', async () => {
  await panel.setPassphrase(PASSPHRASE);
  const host = await openContext();
  await host.joinKeyring();
  expect(await panel.changePassphrase('wrong', 'new words')).toBe(false);
  expect(await panel.changePassphrase(PASSPHRASE, 'new words')).toBe(true);
  expect(await host.secretFor('one', ORIGIN)).toEqual(SECRET);
  await panel.lockKeys();
  expect(await panel.unlockKeys(PASSPHRASE)).toBe(false);
  expect(await panel.unlockKeys('new words')).toBe(true);
  expect(await panel.secretFor('one', ORIGIN)).toEqual(SECRET);
});

test('without its passphrase again, keys are sealed as before there was one', async () => {
  await panel.setPassphrase(PASSPHRASE);
  expect(await panel.removePassphrase('wrong')).toBe(false);
  await panel.lockKeys();
  expect(await panel.removePassphrase(PASSPHRASE)).toBe(true);
  expect(await panel.hasPassphrase()).toBe(false);
  expect(await (await openContext()).secretFor('one', ORIGIN)).toEqual(SECRET);
  const keys = await keptKeys();
  expect(keys).toHaveLength(1);
  expect(keys[0]?.extractable).toBe(false);
  expect(panel.isUnlocked()).toBe(false);
});

test('a forgotten passphrase costs the keys; they can be typed in again', async () => {
  await panel.setPassphrase(PASSPHRASE);
  await panel.lockKeys();
  await panel.forgetAllSecrets();
  expect(await panel.hasPassphrase()).toBe(false);
  expect(await panel.secretFor('one', ORIGIN)).toBeUndefined();
  await panel.keepSecret('one', ORIGIN, SECRET);
  expect(await panel.secretFor('one', ORIGIN)).toEqual(SECRET);
});

test('a passphrase is not set over another', async () => {
  await panel.setPassphrase(PASSPHRASE);
  await expect(panel.setPassphrase('second')).rejects.toThrow();
  await panel.lockKeys();
  expect(await panel.unlockKeys(PASSPHRASE)).toBe(true);
});

test('a crash while a passphrase is set, changed or removed leaves everything as it was', async () => {
  const crash = () => {
    throw new Error('power cut');
  };
  const { passphrase, wrapping } = panel.secretsDb;

  // The last write of each transaction fails, when all others are done.
  wrapping.hook('deleting', crash);
  await expect(panel.setPassphrase(PASSPHRASE)).rejects.toThrow();
  wrapping.hook('deleting').unsubscribe(crash);
  expect(await panel.hasPassphrase()).toBe(false);
  expect(await panel.secretFor('one', ORIGIN)).toEqual(SECRET);

  await panel.setPassphrase(PASSPHRASE);
  passphrase.hook('updating', crash);
  await expect(panel.changePassphrase(PASSPHRASE, 'new words')).rejects.toThrow();
  passphrase.hook('updating').unsubscribe(crash);
  passphrase.hook('deleting', crash);
  await expect(panel.removePassphrase(PASSPHRASE)).rejects.toThrow();
  passphrase.hook('deleting').unsubscribe(crash);
  expect(await keptKeys()).toEqual([]);
  await panel.lockKeys();
  expect(await panel.unlockKeys('new words')).toBe(false);
  expect(await panel.unlockKeys(PASSPHRASE)).toBe(true);
  expect(await panel.secretFor('one', ORIGIN)).toEqual(SECRET);
});

test('what another context keeps or forgets while a passphrase is set is neither lost nor brought back', async () => {
  const other = await openContext();
  await panel.keepSecret('two', ORIGIN, SECRET);
  await Promise.all([
    panel.setPassphrase(PASSPHRASE),
    other.keepSecret('three', ORIGIN, SECRET),
    other.forgetSecret('two'),
    other.secretFor('one', ORIGIN),
  ]);
  expect(await other.secretFor('three', ORIGIN)).toEqual(SECRET);
  expect(await panel.secretFor('two', ORIGIN)).toBeUndefined();
  expect(await keptKeys()).toEqual([]);
});

test('a row that does not open does not keep the others from a passphrase', async () => {
  const row = await panel.secretsDb.secrets.get('one');
  if (row) await panel.secretsDb.secrets.put({ ...row, id: 'copy' });
  await panel.setPassphrase(PASSPHRASE);
  expect(await panel.secretFor('one', ORIGIN)).toEqual(SECRET);
  await expect(panel.secretFor('copy', ORIGIN)).rejects.toThrow();
});

test('the same letters unlock, however a keyboard composes them', async () => {
  await panel.setPassphrase('schöne Wörter'.normalize('NFC'));
  await panel.lockKeys();
  expect(await panel.unlockKeys('schöne Wörter'.normalize('NFD'))).toBe(true);
});

test('the fault of locked keys holds nothing but its code', () => {
  expect(faultOf(new AppError('locked'))).toEqual({ code: 'locked' });
});
