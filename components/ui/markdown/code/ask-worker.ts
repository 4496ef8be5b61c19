import type { Span } from './kinds';
import type { SpansWanted } from './spans-worker';

/** A grammar's patterns may stall on code made for it; the worker is ended then, and the code stays plain. ms */
const PATIENCE_MS = 3000;
/** After so many the panel gives up colours: each costs a core for seconds. */
const MAX_STALLS = 3;
/** With nothing asked for so long, the worker goes. ms */
const IDLE_MS = 30_000;

let worker: Worker | undefined;
let stalls = 0;
let last: Promise<unknown> = Promise.resolve();
let idle: ReturnType<typeof setTimeout> | undefined;

/** Asks the worker what the stretches of a code are, one code after another. Empty where it did not find out in time. */
export function askSpans(wanted: SpansWanted, signal: AbortSignal): Promise<readonly Span[]> {
  // A worker that cannot be had leaves this code plain, and the next may try.
  const answer = last.then(() => (signal.aborted ? [] : askNow(wanted))).catch((): Span[] => []);
  last = answer;
  return answer;
}

function askNow(wanted: SpansWanted): Promise<readonly Span[]> {
  if (stalls >= MAX_STALLS) return Promise.resolve([]);
  clearTimeout(idle);
  const asked = worker ?? new Worker(new URL('./spans-worker.ts', import.meta.url), { type: 'module' });
  worker = asked;
  const { promise, resolve } = Promise.withResolvers<readonly Span[]>();
  const end = () => {
    asked.terminate();
    worker = undefined;
    resolve([]);
  };
  const stalled = setTimeout(() => {
    stalls += 1;
    end();
  }, PATIENCE_MS);
  asked.onerror = end;
  asked.onmessage = ({ data }: MessageEvent<readonly Span[]>) => resolve(data);
  asked.postMessage(wanted);
  return promise.finally(() => {
    clearTimeout(stalled);
    idle = setTimeout(end, IDLE_MS);
  });
}
