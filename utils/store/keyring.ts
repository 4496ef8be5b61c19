import { AppError } from '@/utils/core/faults';
import { field } from '@/utils/core/json';
import { secretsDb } from './secrets-db';
import { autoLock } from './settings';

/**
 * The key that a passphrase unlocks, for as long as it is unlocked. It lies in the memory of the panels and the turn host and nowhere
 * else; they hand it to one another over a BroadcastChannel, which only pages of the extension's own origin can join: a content script
 * speaks on the channels of the page it is in, and a private window has a partition of its own. When every context that held it is gone,
 * it is locked: that is what a passphrase is for.
 */
const CHANNEL = 'aside-keyring';
/** The Web Lock that each context shares while it holds the key. Who can have it alone knows that nobody holds the key. */
const HELD = 'keyring';
const CHECK_MS = 15_000;
/** Activity is taken note of at most this often. */
const NOTE_MS = 5_000;

interface Held {
  key: CryptoKey;
  /** The session it was unlocked in (`PassphraseRow`). */
  session: string;
  /** When it was last used, or a panel was; by the wall clock, so that sleep counts. */
  usedAt: number;
  drop(): void;
}

let channel: BroadcastChannel | undefined;
let held: Held | undefined;
/** Called when the key came, from whomever. */
const waiting = new Set<() => void>();
const listeners = new Set<() => void>();

/** Hears from now on when another context unlocks, uses or locks, and asks at once whether one holds the key. */
export async function joinKeyring(): Promise<void> {
  listen();
  if (!held && (await sessionNow()) !== undefined) await askOthers();
}

/** Whether this context holds the key, as far as it has heard. */
export function isUnlocked(): boolean {
  return held !== undefined;
}

/** @returns stops listening */
export function onKeyring(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The key that seals the secrets while a passphrase is set, here or from another context that holds it. Counts as use.
 * @throws AppError `locked` where nobody holds it
 */
export async function unlockedKey(): Promise<CryptoKey> {
  listen();
  if (!(await stillHeld())) await askOthers();
  if (!held || !(await isCurrent())) throw new AppError('locked');
  noteUse();
  return held.key;
}

/** Holds the key, and hands it to every other context. */
export function unlockWith(key: CryptoKey, session: string): void {
  listen();
  hold(key, session, Date.now());
  giveKey();
}

/** Locks here and everywhere: the others hear of it, and one that does not finds its session over. */
export async function lockKeys(): Promise<void> {
  listen();
  held?.drop();
  try {
    // Written first: a key that is on its way from one context to another is then refused there.
    await secretsDb.passphrase.update('passphrase', { session: crypto.randomUUID() });
  } finally {
    channel?.postMessage({ type: 'lock' });
  }
}

/** To be called when a panel is in use. Where the idle time was over before, it locks instead. */
export async function keepUnlocked(): Promise<void> {
  if (!held || Math.abs(Date.now() - held.usedAt) < NOTE_MS) return;
  await lockIfIdle();
  noteUse();
}

function listen(): void {
  if (channel) return;
  channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => void hear(data);
}

async function hear(message: unknown): Promise<void> {
  const type = field(message, 'type');
  if (type === 'lock') held?.drop();
  if (type === 'use' && held) held.usedAt = Math.max(held.usedAt, Number(field(message, 'at')));
  if (type === 'ask' && (await stillHeld())) giveKey();
  if (type === 'key') {
    const key = field(message, 'key');
    const session = field(message, 'session');
    const usedAt = Number(field(message, 'usedAt'));
    if (!(key instanceof CryptoKey) || typeof session !== 'string' || session !== (await sessionNow())) return;
    // Holding it anew would let go of the lock for a moment, and who waits would take it that nobody holds the key.
    if (held?.session === session) held.usedAt = Math.max(held.usedAt, usedAt);
    else hold(key, session, usedAt);
  }
}

function giveKey(): void {
  if (held) channel?.postMessage({ type: 'key', key: held.key, session: held.session, usedAt: held.usedAt });
}

/** Asks for the key and waits until it came, or until it is certain that nobody holds it. */
async function askOthers(): Promise<void> {
  await new Promise<void>((done) => {
    const end = new AbortController();
    const finish = () => {
      waiting.delete(finish);
      end.abort();
      done();
    };
    waiting.add(finish);
    channel?.postMessage({ type: 'ask' });
    navigator.locks.request(HELD, { signal: end.signal }, finish).catch(() => undefined);
  });
}

function hold(key: CryptoKey, session: string, usedAt: number): void {
  held?.drop();
  const check = setInterval(() => void stillHeld(), CHECK_MS);
  let release: (() => void) | undefined;
  const dropped = new Promise<void>((done) => {
    release = done;
  });
  const drop = () => {
    clearInterval(check);
    held = undefined;
    release?.();
    for (const listener of listeners) listener();
  };
  held = { key, session, usedAt, drop };
  void navigator.locks.request(HELD, { mode: 'shared' }, () => dropped);
  for (const arrived of waiting) arrived();
  for (const listener of listeners) listener();
}

function noteUse(): void {
  if (!held) return;
  held.usedAt = Date.now();
  channel?.postMessage({ type: 'use', at: held.usedAt });
}

/** Whether what is held here still counts; what does not is dropped. */
async function isCurrent(): Promise<boolean> {
  const session = await sessionNow();
  if (held && held.session !== session) held.drop();
  return held !== undefined;
}

/** Whether the key is held here and may be; where that cannot be told it is dropped, as others wait for who holds it. */
async function stillHeld(): Promise<boolean> {
  try {
    await lockIfIdle();
    return await isCurrent();
  } catch {
    held?.drop();
    return false;
  }
}

async function lockIfIdle(): Promise<void> {
  if (!held) return;
  const minutes = await autoLock();
  if (!held || minutes === 'closed') return;
  const idleMs = Date.now() - held.usedAt;
  // A clock that was set back says nothing of the time that passed.
  if (idleMs < minutes * 60_000 && idleMs > -60_000) return;
  // Only if nobody unlocked again since this context last heard.
  if (await isCurrent()) await lockKeys();
}

async function sessionNow(): Promise<string | undefined> {
  return (await secretsDb.passphrase.get('passphrase'))?.session;
}
