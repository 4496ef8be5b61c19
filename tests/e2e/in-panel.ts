// These functions are sent into the panel and run there, so they use nothing from outside of them.

/** The last answer in the thread: its status, the name of who wrote it, its words. */
export function lastAnswerIn() {
  const last = [...document.querySelectorAll<HTMLElement>('article[data-status]')].at(-1);
  return { status: last?.dataset['status'] ?? '', engine: last?.dataset['engine'] ?? '', text: last?.innerText ?? '' };
}

/** What the extension keeps, as text: `local`, `session` and each store as `database/store`. A CryptoKey says whether it can be taken out. */
export async function everythingKept(): Promise<Record<string, string>> {
  const text = (value: unknown): string =>
    JSON.stringify(value, (_name, each: unknown) => {
      if (each instanceof CryptoKey) return `key ${each.extractable}`;
      if (each instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(each));
      return ArrayBuffer.isView(each) ? String.fromCharCode(...new Uint8Array(each.buffer)) : each;
    }) ?? '';
  const found: Record<string, string> = { local: text({ ...localStorage }), session: text({ ...sessionStorage }) };
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((done) => {
      const open = indexedDB.open(name);
      open.onsuccess = () => done(open.result);
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise((done) => {
        const all = database.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => done(all.result);
      });
      found[`${name}/${store}`] = text(rows);
    }
    database.close();
  }
  return found;
}

/** The connected endpoints' addresses in the list, first to last. */
export function addressesInOrder(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[aria-label="Connected"] .open')].map(({ title }) => title);
}

/** The sites that the user has granted. */
export async function grantedOrigins(): Promise<string[]> {
  const { permissions } = Reflect.get(globalThis, 'chrome') as { permissions: { getAll(): Promise<{ origins: string[] }> } };
  return (await permissions.getAll()).origins;
}
