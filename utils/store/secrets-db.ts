import { Dexie, type EntityTable } from 'dexie';

/** AES-GCM, with the initialisation vector it was sealed with. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

export interface SecretRow extends Sealed {
  /** The endpoint it belongs to. */
  id: string;
  /** The only origin it may go to. */
  origin: string;
  /** 2: JSON of a `Secret`. Absent: the key alone, as the first version of Aside kept it. */
  v?: 2;
}

/** What a passphrase is checked with. Neither it nor the key that follows from it is kept anywhere. */
export interface PassphraseRow {
  id: 'passphrase';
  salt: Uint8Array<ArrayBuffer>;
  /** Of PBKDF2-SHA-256. */
  iterations: number;
  /** Known words, sealed by the key: they open for no other. */
  verifier: Sealed;
  /** New with each locking and each passphrase: a derived key that some context holds counts only in the session it was unlocked in. */
  session: string;
}

class SecretsDb extends Dexie {
  declare secrets: EntityTable<SecretRow, 'id'>;
  /** The key that seals where there is no passphrase: `v1`. */
  declare wrapping: EntityTable<{ id: string; key: CryptoKey }, 'id'>;
  declare passphrase: EntityTable<PassphraseRow, 'id'>;

  constructor() {
    super('aside-secrets', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ secrets: 'id', wrapping: 'id' });
    this.version(2).stores({ passphrase: 'id' });
    this.on('versionchange', () => this.close({ disableAutoOpen: true }));
  }
}

export const secretsDb = new SecretsDb();

/**
 * The Web Lock of these tables. WebCrypto ends an IndexedDB transaction, so what is read, sealed anew and written back lies in several;
 * who writes takes the lock alone, who reads and opens takes it `shared`.
 */
const LOCK = 'secrets';

export async function reading<T>(act: () => Promise<T>): Promise<T> {
  return navigator.locks.request(LOCK, { mode: 'shared' }, act);
}

export async function writing<T>(act: () => Promise<T>): Promise<T> {
  return navigator.locks.request(LOCK, act);
}
