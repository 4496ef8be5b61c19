import { newId } from '@/utils/core/ids';
import type { Intent } from '@/utils/core/rows';
import { db } from './db';

/** An intent nobody took in this time is no longer what the user wants; ms. */
const STALE_MS = 60_000;

export async function leaveIntent(intent: Omit<Intent, 'id' | 'createdAt'>): Promise<void> {
  await db.intents.put({ ...intent, id: newId(), createdAt: Date.now() });
}

export async function hasIntent(windowId: number): Promise<boolean> {
  return (await db.intents.where({ windowId }).count()) > 0;
}

/** Takes a window's oldest intent, so that only one panel acts on it. */
export async function takeIntent(windowId: number, now = Date.now()): Promise<Intent | undefined> {
  return navigator.locks.request(`intents:${windowId}`, async () => {
    const waiting = await db.intents.where({ windowId }).sortBy('createdAt');
    await db.intents.bulkDelete(waiting.filter(({ createdAt }) => now - createdAt > STALE_MS).map(({ id }) => id));
    const intent = waiting.find(({ createdAt }) => now - createdAt <= STALE_MS);
    if (intent) await db.intents.delete(intent.id);
    return intent;
  });
}

export async function clearIntents(): Promise<void> {
  await db.intents.clear();
}
