import { AppError, faultOf, isAbort } from '@/utils/core/faults';
import type { Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { messageOf } from '@/utils/store/messages';
import { createTailWriter } from '@/utils/store/tails';
import { watch } from '@/utils/store/watch';
import { turnLock } from './locks';
import { waitUntil } from './retry-wait';
import { streamAnswer } from './stream-answer';

/**
 * Writes the answer of a queued row: takes its lock, streams, folds. What goes wrong is the row's fault; a row that cannot even be
 * written is left as it is, and the sweep finds it.
 */
export async function runTurn(id: string): Promise<void> {
  await navigator.locks.request(turnLock(id), { ifAvailable: true }, async (lock) => {
    const message = lock && (await claim(id));
    if (!message) return;
    const stop = new AbortController();
    const unwatch = watch(
      () => messageOf(id),
      (row) => {
        if (!row || row.status === 'stopping') stop.abort();
      },
    );
    const writer = createTailWriter(id, (cause) => stop.abort(new AppError('not-kept', { cause })));
    const end = (outcome: Partial<Message>) => writer.end({ ...outcome, endedAt: Date.now() });
    try {
      // Somebody chose to wait for a server that said when.
      if (message.retryAt !== undefined) await waitUntil(id, message.retryAt, 0, stop.signal);
      await end({ status: 'done', ...(await streamAnswer(message, writer, stop.signal)) });
    } catch (error) {
      const fault = faultOf(stop.signal.aborted ? stop.signal.reason : error);
      await end(isAbort(stop.signal.reason) ? { status: 'stopped' } : { status: 'failed', fault }).catch(() => undefined);
    } finally {
      unwatch();
    }
  });
}

/** Only one host gets the row, and only while it is queued. */
async function claim(id: string): Promise<Message | undefined> {
  return db.transaction('rw', db.messages, async () => {
    const message = await db.messages.get(id);
    if (message?.status !== 'queued') return undefined;
    const change = { status: 'streaming' } as const;
    await db.messages.update(id, change);
    return { ...message, ...change };
  });
}
