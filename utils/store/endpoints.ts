import type { Endpoint } from '@/utils/core/rows';
import { db, strictDb } from './db';
import { forgetSecret, forgetSecretOfOtherOrigin } from './secrets';

/** As the user ordered them; those without a place last, the oldest first. */
export async function endpoints(): Promise<Endpoint[]> {
  const rows = await db.endpoints.toArray();
  const place = ({ order = Number.MAX_VALUE }: Endpoint) => order;
  return rows.sort((a, b) => place(a) - place(b) || a.createdAt - b.createdAt);
}

export async function endpointOf(id: string): Promise<Endpoint | undefined> {
  return db.endpoints.get(id);
}

/** A kept secret goes with the origin it was given for: one of another origin than the base URL's is forgotten. */
export async function saveEndpoint(endpoint: Endpoint): Promise<void> {
  const { id, baseUrl } = endpoint;
  await forgetSecretOfOtherOrigin(id, URL.canParse(baseUrl) ? new URL(baseUrl).origin : undefined);
  await strictDb.endpoints.put(endpoint);
}

/** Puts endpoints in this order, before those that are not named. */
export async function reorder(ids: readonly string[]): Promise<void> {
  await strictDb.transaction('rw', strictDb.endpoints, async () => {
    for (const [order, id] of ids.entries()) await strictDb.endpoints.update(id, { order });
    const others = strictDb.endpoints.filter((row) => row.order !== undefined && !ids.includes(row.id));
    await others.modify((row) => {
      delete row.order;
    });
  });
}

/** Removes an endpoint and its secret. */
export async function removeEndpoint(id: string): Promise<void> {
  await strictDb.endpoints.delete(id);
  await forgetSecret(id);
}
