import type { Endpoint } from '@/utils/core/rows';
import { db, strictDb } from './db';
import { forgetKey } from './secrets';

export async function endpoints(): Promise<Endpoint[]> {
  const rows = await db.endpoints.toArray();
  return rows.sort((a, b) => a.createdAt - b.createdAt);
}

export async function endpointOf(id: string): Promise<Endpoint | undefined> {
  return db.endpoints.get(id);
}

export async function saveEndpoint(endpoint: Endpoint): Promise<void> {
  await strictDb.endpoints.put(endpoint);
}

/** Removes an endpoint and its key. */
export async function removeEndpoint(id: string): Promise<void> {
  await strictDb.endpoints.delete(id);
  await forgetKey(id);
}
