import { lockKeys, unlockWith } from './keyring';
import { newSealingKey, openSecret, seal, sealSecret, unseal } from './seal';
import { type PassphraseRow, type SecretRow, secretsDb, writing } from './secrets-db';

/** OWASP's figure for PBKDF2-HMAC-SHA-256, 0.1–1 s (Password Storage Cheat Sheet). */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const VERIFIER = 'aside passphrase';

export async function hasPassphrase(): Promise<boolean> {
  return (await secretsDb.passphrase.count()) > 0;
}

/**
 * Seals all secrets under a passphrase from now on, and holds the key that opens them.
 * @throws where there is one already, as what it sealed would be lost
 */
export async function setPassphrase(passphrase: string): Promise<void> {
  await writing(async () => {
    if (await hasPassphrase()) throw new Error('there is a passphrase already');
    const kept = await secretsDb.wrapping.get('v1');
    await sealAllUnder(passphrase, kept?.key);
  });
}

/** @returns false where the current passphrase is another */
export async function changePassphrase(current: string, next: string): Promise<boolean> {
  return writing(async () => {
    const key = await keyBehind(current);
    if (key) await sealAllUnder(next, key);
    return key !== undefined;
  });
}

/**
 * Seals all secrets as before there was a passphrase.
 * @returns false where the current passphrase is another
 */
export async function removePassphrase(current: string): Promise<boolean> {
  return writing(async () => {
    const before = await keyBehind(current);
    if (!before) return false;
    const key = await newSealingKey();
    const rows = await resealed(before, key);
    await secretsDb.transaction('rw', secretsDb.secrets, secretsDb.wrapping, secretsDb.passphrase, async () => {
      await secretsDb.secrets.bulkPut(rows);
      await secretsDb.wrapping.put({ id: 'v1', key });
      await secretsDb.passphrase.clear();
    });
    await lockKeys();
    return true;
  });
}

/**
 * Unlocks the keys here and in every other context.
 * @returns false where the passphrase is another
 */
export async function unlockKeys(passphrase: string): Promise<boolean> {
  const row = await secretsDb.passphrase.get('passphrase');
  const key = row && (await verifiedKey(passphrase, row));
  if (key) unlockWith(key, row.session);
  return key !== undefined;
}

/** For a forgotten passphrase: all secrets go, and it with them. The endpoints stay. */
export async function forgetAllSecrets(): Promise<void> {
  await writing(async () => {
    await secretsDb.transaction('rw', secretsDb.secrets, secretsDb.wrapping, secretsDb.passphrase, async () => {
      await secretsDb.secrets.clear();
      await secretsDb.wrapping.clear();
      await secretsDb.passphrase.clear();
    });
    await lockKeys();
  });
}

/** Everything is computed before the one transaction, so that a crash leaves either all as it was or all sealed anew. */
async function sealAllUnder(passphrase: string, before: CryptoKey | undefined): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const key = await derive(passphrase, salt, ITERATIONS);
  const verifier = await seal(key, VERIFIER, VERIFIER);
  const session = crypto.randomUUID();
  const rows = before ? await resealed(before, key) : [];
  await secretsDb.transaction('rw', secretsDb.secrets, secretsDb.wrapping, secretsDb.passphrase, async () => {
    await secretsDb.secrets.bulkPut(rows);
    await secretsDb.passphrase.put({ id: 'passphrase', salt, iterations: ITERATIONS, verifier, session });
    // It lies open beside what it sealed: with it the passphrase would protect nothing.
    await secretsDb.wrapping.clear();
  });
  unlockWith(key, session);
}

/** All rows, sealed by another key. One that does not open stays as it is and must not keep the others from it. */
async function resealed(before: CryptoKey, after: CryptoKey): Promise<SecretRow[]> {
  const rows = await secretsDb.secrets.toArray();
  const opened = await Promise.allSettled(
    rows.map(async (row) => sealSecret(after, row.id, row.origin, await openSecret(before, row, row.origin))),
  );
  return opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

/** The key that a passphrase unlocks; undefined where it is another. */
async function keyBehind(passphrase: string): Promise<CryptoKey | undefined> {
  const row = await secretsDb.passphrase.get('passphrase');
  return row && verifiedKey(passphrase, row);
}

async function verifiedKey(passphrase: string, { salt, iterations, verifier }: PassphraseRow): Promise<CryptoKey | undefined> {
  const key = await derive(passphrase, salt, iterations);
  const isRight = await unseal(key, verifier, VERIFIER).then(
    () => true,
    () => false,
  );
  return isRight ? key : undefined;
}

/** An AES-GCM key that cannot be read out. The same letters give the same key, however a keyboard composes them (NFKC). */
async function derive(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
