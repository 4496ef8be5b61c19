import { AppError, faultOf, isAbort } from '@/utils/core/faults';
import type { Message } from '@/utils/core/rows';
import { beginAnswer, messageOf } from '@/utils/store/messages';
import { createTailWriter } from '@/utils/store/tails';
import { watch } from '@/utils/store/watch';
import { turnLock } from './locks';
import { markAnswer } from './mark-answer';
import { waitUntil } from './retry-wait';
import { streamAnswer } from './stream-answer';

/**
 * Writes the answer of a queued row: takes its lock, streams, folds. What goes wrong is the row's fault; a row that cannot even be
 * written is left as it is, and the sweep finds it.
 */
export async function runTurn(id: string): Promise<void> {
  await navigator.locks.request(turnLock(id), { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const stop = new AbortController();
    const first = Promise.withResolvers<Message | undefined>();
    const unwatch = watch(
      () => messageOf(id),
      (row) => {
        if (!row || row.status === 'stopping' || row.status === 'stopped') stop.abort();
        first.resolve(row);
      },
      first.reject,
    );
    // The lock makes it this host's; the row says so when the request goes out.
    const message = await first.promise;
    if (message?.status !== 'queued') return unwatch();
    const writer = createTailWriter(id, (cause) => stop.abort(new AppError('not-kept', { cause })));
    const end = (outcome: Partial<Message>) => writer.end({ ...outcome, endedAt: Date.now() });
    try {
      // Somebody chose to wait for a server that said when.
      if (message.retryAt !== undefined) {
        await beginAnswer(id);
        await waitUntil(id, message.retryAt, 0, stop.signal);
      }
      await end({ status: 'done', ...(await streamAnswer(message, writer, stop.signal)) });
      // An answer without marks is one all the same.
      await markAnswer(id).catch(() => undefined);
    } catch (error) {
      const cause: unknown = stop.signal.aborted ? stop.signal.reason : error;
      await end(isAbort(cause) ? { status: 'stopped' } : { status: 'failed', fault: faultOf(cause) }).catch(() => undefined);
    } finally {
      unwatch();
    }
  });
}
