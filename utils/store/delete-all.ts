import { strictDb } from './db';
import { lockKeys } from './keyring';
import { ocrDb } from './ocr-data';
import { secretsDb, writing } from './secrets-db';

/** Deletes everything Aside keeps: chats, pages, endpoints, keys, passphrase, settings. Nothing brings it back. */
export async function deleteEverything(): Promise<void> {
  // First what other contexts hold in memory, while there is a row that ends their session.
  await lockKeys();
  await writing(() =>
    secretsDb.transaction('rw', secretsDb.tables, async () => {
      for (const table of secretsDb.tables) await table.clear();
    }),
  );
  await ocrDb.data.clear();
  await strictDb.transaction('rw', strictDb.tables, async () => {
    for (const table of strictDb.tables) await table.clear();
  });
}
