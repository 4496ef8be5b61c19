import { newId } from '@/utils/core/ids';
import type { Intent } from '@/utils/core/rows';
import { db } from './db';

/** An intent nobody took in this time is no longer what the user wants; ms. */
const STALE_MS = 60_000;

export async function leaveIntent(intent: Omit<Intent, 'id' | 'createdAt'>): Promise<void> {
  await db.intents.put({ ...intent, id: newId(), createdAt: Date.now() });
}

/** The oldest intent waiting for a window; changes with each that is left or taken. */
export async function nextIntentId(windowId: number): Promise<string | undefined> {
  return (await db.intents.where({ windowId }).sortBy('createdAt'))[0]?.id;
}

/** Acts on a window's intents, the oldest first, until there are none. Only one panel does, and each is gone only when it was acted on. */
export async function takeIntents(windowId: number, act: (intent: Intent) => Promise<void>): Promise<void> {
  await navigator.locks.request(`intents:${windowId}`, async () => {
    for (;;) {
      const [intent] = await db.intents.where({ windowId }).sortBy('createdAt');
      if (!intent) return;
      try {
        if (Date.now() - intent.createdAt <= STALE_MS) await act(intent);
      } finally {
        await db.intents.delete(intent.id);
      }
    }
  });
}

export async function clearIntents(before: number): Promise<void> {
  await db.intents.filter(({ createdAt }) => createdAt < before).delete();
}
