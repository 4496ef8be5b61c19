import type { Secret } from '@/utils/core/secret';
import { unlockedKey } from './keyring';
import { newSealingKey, openSecret, sealSecret } from './seal';
import { type PassphraseRow, reading, secretsDb, writing } from './secrets-db';

/**
 * Keeps an endpoint's secret, bound to the endpoint and the origin. An empty one is forgotten.
 * @throws AppError `locked` while a passphrase locks the keys
 */
export async function keepSecret(endpointId: string, origin: string, secret: Secret): Promise<void> {
  if (!secret.key && Object.keys(secret.headers).length === 0) return forgetSecret(endpointId);
  await writing(async () => {
    const row = await sealSecret(await sealingKey(await passphraseRow(), await keptKey()), endpointId, origin, secret);
    await secretsDb.secrets.put(row);
  });
}

/**
 * The secret of an endpoint, for this origin only.
 * @returns undefined where none is kept
 * @throws AppError `locked` while a passphrase locks it; OperationError where it does not open for this origin
 */
export async function secretFor(endpointId: string, origin: string): Promise<Secret | undefined> {
  return reading(async () => {
    // In one go: the first word waits for them.
    const [row, passphrase, kept] = await secretsDb.transaction('r', secretsDb.tables, () =>
      Promise.all([secretsDb.secrets.get(endpointId), passphraseRow(), keptKey()]),
    );
    return row && openSecret(await sealingKey(passphrase, kept), row, origin);
  });
}

export async function forgetSecret(endpointId: string): Promise<void> {
  await writing(() => secretsDb.secrets.delete(endpointId));
}

/** Forgets an endpoint's secret if it belongs to another origin than this. */
export async function forgetSecretOfOtherOrigin(endpointId: string, origin: string | undefined): Promise<void> {
  await writing(async () => {
    await secretsDb.secrets
      .where({ id: endpointId })
      .filter((row) => row.origin !== origin)
      .delete();
  });
}

const passphraseRow = () => secretsDb.passphrase.get('passphrase');
const keptKey = () => secretsDb.wrapping.get('v1');

/** What seals secrets now: the passphrase's key, or where there is none the kept one, made when it is first needed. */
async function sealingKey(passphrase: PassphraseRow | undefined, kept: { key: CryptoKey } | undefined): Promise<CryptoKey> {
  if (passphrase) return unlockedKey();
  if (kept) return kept.key;
  const key = await newSealingKey();
  await secretsDb.wrapping.put({ id: 'v1', key });
  return key;
}
