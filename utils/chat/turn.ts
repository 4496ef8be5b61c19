import { faultOf } from '@/utils/core/faults';
import type { Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { messageOf } from '@/utils/store/messages';
import { createTailWriter } from '@/utils/store/tails';
import { watch } from '@/utils/store/watch';
import { turnLock } from './locks';
import { streamAnswer } from './stream-answer';

/**
 * Writes the answer of a queued row: takes its lock, streams, folds. Ends when the answer has ended, and throws nothing:
 * what went wrong is the row's fault.
 * @param signal the host is going away; the row is left as it is, for the sweep
 */
export async function runTurn(id: string, signal: AbortSignal): Promise<void> {
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
    const writer = createTailWriter(id);
    try {
      const end = await streamAnswer(message, writer, AbortSignal.any([signal, stop.signal]));
      await finish(writer, { status: 'done', ...end });
    } catch (error) {
      if (signal.aborted) return;
      const outcome: Partial<Message> = stop.signal.aborted ? { status: 'stopped' } : { status: 'failed', fault: faultOf(error) };
      await finish(writer, outcome);
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
    const change = { status: 'streaming', startedAt: Date.now() } as const;
    await db.messages.update(id, change);
    return { ...message, ...change };
  });
}

async function finish(writer: ReturnType<typeof createTailWriter>, outcome: Partial<Message>): Promise<void> {
  await writer.end({ ...outcome, endedAt: Date.now() });
}
