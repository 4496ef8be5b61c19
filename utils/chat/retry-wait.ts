import { changeMessage, messageOf, tryNow } from '@/utils/store/messages';
import { watch } from '@/utils/store/watch';

/** How often the clock is looked at: a sleep may take it past the time. */
const LOOK_MS = 1_000;

/**
 * Waits with an answer until a time, which stands in its row as `retryAt`; who clears it there goes on at once.
 * @param at ms since the epoch
 * @param retries which try comes next; 0 where it is the first
 * @throws what the signal was aborted with
 */
export async function waitUntil(answerId: string, at: number, retries: number, signal: AbortSignal): Promise<void> {
  await changeMessage(answerId, { retryAt: at, ...(retries > 0 ? { retries } : {}) });
  const over = new AbortController();
  await new Promise<void>((done, fail) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => fail(signal.reason), { signal: over.signal });
    // Whichever clock says so first: the wall clock may be set back, the other one may stand still in a sleep.
    const end = performance.now() + at - Date.now();
    const look = () => (Date.now() >= at || performance.now() >= end ? done() : undefined);
    const timer = setInterval(look, LOOK_MS);
    const last = setTimeout(done, Math.max(0, at - Date.now()));
    const unwatch = watch(
      () => messageOf(answerId),
      (row) => {
        if (row?.retryAt === undefined) done();
      },
      fail,
    );
    over.signal.addEventListener('abort', () => {
      clearInterval(timer);
      clearTimeout(last);
      unwatch();
    });
  }).finally(() => over.abort());
  await tryNow(answerId);
}
