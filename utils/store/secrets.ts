import { Dexie, type EntityTable } from 'dexie';

interface Secret {
  /** The endpoint it belongs to. */
  id: string;
  /** The only origin it may go to. */
  origin: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

class SecretsDb extends Dexie {
  declare secrets: EntityTable<Secret, 'id'>;
  declare wrapping: EntityTable<{ id: string; key: CryptoKey }, 'id'>;

  constructor() {
    super('aside-secrets', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ secrets: 'id', wrapping: 'id' });
    this.on('versionchange', () => this.close({ disableAutoOpen: true }));
  }
}

const secretsDb = new SecretsDb();

/** The AES-GCM key that seals the others; it cannot be read out, even by us. Made on first use, once. */
async function wrappingKey(): Promise<CryptoKey> {
  return navigator.locks.request('wrapping-key', async () => {
    const kept = await secretsDb.wrapping.get('v1');
    if (kept) return kept.key;
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await secretsDb.wrapping.put({ id: 'v1', key });
    return key;
  });
}

/** The endpoint and the origin are sealed in with the key: a row moved to another endpoint or origin does not open. */
function binding(endpointId: string, origin: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${endpointId}\n${origin}`);
}

export async function keepKey(endpointId: string, origin: string, key: string): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: binding(endpointId, origin) },
    await wrappingKey(),
    new TextEncoder().encode(key),
  );
  await secretsDb.secrets.put({ id: endpointId, origin, iv, sealed });
}

/**
 * The key of an endpoint, for this origin only.
 * @returns undefined where none is kept
 * @throws where one is kept that does not open for this origin
 */
export async function keyFor(endpointId: string, origin: string): Promise<string | undefined> {
  const secret = await secretsDb.secrets.get(endpointId);
  if (!secret) return undefined;
  const opened = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: secret.iv, additionalData: binding(endpointId, origin) },
    await wrappingKey(),
    secret.sealed,
  );
  return new TextDecoder().decode(opened);
}

export async function forgetKey(endpointId: string): Promise<void> {
  await secretsDb.secrets.delete(endpointId);
}
