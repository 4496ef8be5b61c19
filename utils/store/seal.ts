import { field, parseJson } from '@/utils/core/json';
import type { Secret } from '@/utils/core/secret';
import type { Sealed, SecretRow } from './secrets-db';

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** @param bound opens only together with the same words, which are not kept with it */
export async function seal(key: CryptoKey, text: string, bound: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encode(bound) }, key, encode(text)) };
}

/** @throws OperationError for another key or other words than it was sealed with */
export async function unseal(key: CryptoKey, { iv, sealed }: Sealed, bound: string): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: encode(bound) }, key, sealed));
}

/** The endpoint and the origin are sealed in with the secret: a row moved to another endpoint or origin does not open. */
export async function sealSecret(key: CryptoKey, id: string, origin: string, secret: Secret): Promise<SecretRow> {
  return { id, origin, v: 2, ...(await seal(key, JSON.stringify(secret), `2\n${id}\n${origin}`)) };
}

/** @throws where it was sealed by another key, for another endpoint or for another origin */
export async function openSecret(key: CryptoKey, row: SecretRow, origin: string): Promise<Secret> {
  if (row.v === undefined) return { key: await unseal(key, row, `${row.id}\n${origin}`), headers: {} };
  const secret = parseJson(await unseal(key, row, `2\n${row.id}\n${origin}`));
  const headers = Object.entries(field(secret, 'headers') ?? {}).map(([name, value]) => [name, String(value)]);
  return { key: String(field(secret, 'key') ?? ''), headers: Object.fromEntries(headers) };
}

/** An AES-GCM key that cannot be read out, even by us. */
export async function newSealingKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
