import { type Fault, faultOf } from '@/utils/core/faults';
import { waitUntil } from './retry-wait';

/** FACTS, "Ceilings to start from". */
export const RETRY = {
  /** Tries after the first, where the server says that it is busy. */
  most: 3,
  /** Before the first of them, where the server does not say; the next ones wait twice as long each. */
  firstMs: 1_000,
  /** What is waited for without asking the user. */
  longestMs: 120_000,
  /** Before the one other try where the connection broke. */
  reconnectMs: 300,
  /** A server that says "now" is not asked at once. */
  shortestMs: 250,
};

const BUSY: readonly (number | undefined)[] = [429, 502, 503, 504, 529];

/**
 * Runs a try, and again where that may help: thrice where the server is busy, when it wishes; once where the connection broke. The row of
 * the answer says what is waited for.
 * @param hasBegun whether a part of the answer has arrived: then nothing is tried again
 */
export async function retrying<T>(answerId: string, run: () => Promise<T>, hasBegun: () => boolean, signal: AbortSignal): Promise<T> {
  let retries = 0;
  let reconnected = false;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (signal.aborted || hasBegun()) throw error;
      const fault = faultOf(error);
      if (!reconnected && (fault.code === 'unreachable' || fault.code === 'cut-off')) {
        reconnected = true;
        await pause(RETRY.reconnectMs, signal);
        continue;
      }
      const at = nextTry(fault, retries);
      if (at === undefined) throw error;
      retries += 1;
      await waitUntil(answerId, at, retries, signal);
    }
  }
}

/**
 * When to ask a busy server again.
 * @param retries tries so far, after the first
 * @returns ms since the epoch; undefined where asking again does not help, or not soon
 */
export function nextTry(fault: Fault, retries: number, now = Date.now(), random = Math.random()): number | undefined {
  const isBusy = fault.code === 'rate-limited' || fault.code === 'server-error' || fault.code === 'timeout';
  if (!isBusy || !BUSY.includes(fault.status) || retries >= RETRY.most) return undefined;
  // Up to a quarter more, so that many who were refused together do not come back together.
  const own = RETRY.firstMs * 2 ** retries * (1 + random / 4);
  const wait = fault.retryAt === undefined ? own : Math.max(RETRY.shortestMs, fault.retryAt - now);
  return wait > RETRY.longestMs ? undefined : Math.round(now + wait);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const stop = () => {
      clearTimeout(timer);
      fail(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      done();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
