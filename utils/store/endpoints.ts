import type { Endpoint, Parameters } from '@/utils/core/rows';
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

/** Changes some of an endpoint's fields, as the user sees it. Its address has a form of its own, for the key's sake. */
export async function changeEndpoint(id: string, change: Partial<Omit<Endpoint, 'id' | 'baseUrl'>>): Promise<void> {
  await strictDb.endpoints.update(id, change);
}

/** Sets one of an endpoint's parameters; undefined takes the wish back. */
export async function setParameter<K extends keyof Parameters>(id: string, name: K, value: Parameters[K] | undefined): Promise<void> {
  await strictDb.endpoints.where({ id }).modify((row) => {
    const { [name]: _, ...others } = row.parameters ?? {};
    row.parameters = value === undefined ? others : { ...others, [name]: value };
  });
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
