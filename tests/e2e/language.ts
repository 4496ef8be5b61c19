/**
 * Chooses a language as another view of the extension would: writes the row, and sends what Dexie sends to the views that watch it.
 * Runs in a page of the extension.
 */
export async function chooseLanguage(language: string): Promise<void> {
  const { promise: opened, resolve, reject } = Promise.withResolvers<IDBDatabase>();
  const request = indexedDB.open('aside');
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
  const database = await opened;
  const { promise: kept, resolve: keep } = Promise.withResolvers<void>();
  const transaction = database.transaction('settings', 'readwrite');
  transaction.objectStore('settings').put({ id: 'language', value: language });
  transaction.oncomplete = () => keep();
  await kept;
  database.close();
  const views = new BroadcastChannel('x-storagemutated-1');
  views.postMessage({ all: { d: 1, from: 0, to: 0 } });
  views.close();
}
