/** Everything that a database holds, row by row, as it lies there. */
export async function allRows(name: string): Promise<Record<string, unknown>[]> {
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

/** Everything that all databases hold, bytes as the text they would be. */
export async function allText(): Promise<string> {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const rows = (await Promise.all(names.map(allRows))).flat();
  return JSON.stringify(rows, (_, value: unknown) => {
    if (value instanceof ArrayBuffer) return new TextDecoder().decode(value);
    return ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : value;
  });
}

/** Every CryptoKey that lies on the disk. */
export async function keptKeys(): Promise<CryptoKey[]> {
  const rows = await allRows('aside-secrets');
  return rows.flatMap((row) => Object.values(row)).filter((value) => value instanceof CryptoKey);
}
