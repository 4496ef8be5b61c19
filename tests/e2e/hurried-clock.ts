/** The window of a turn host, as far as its clock goes. */
interface Clocked {
  performance: Performance;
  setTimeout: (run: () => void, ms?: number, ...more: unknown[]) => unknown;
  setInterval: (run: () => void, ms?: number, ...more: unknown[]) => unknown;
}

/**
 * Runs in a turn host: lets its clock go so many times as fast, timers and `performance.now` alike, so that half an hour is over in a
 * minute or less. The code under test, its ceilings, the browser and the network stay what they are.
 */
export function hurryClock(window: Clocked, times: number): void {
  const { performance } = window;
  const now = performance.now.bind(performance);
  const setTimeout = window.setTimeout.bind(window);
  const setInterval = window.setInterval.bind(window);
  const begin = now();
  performance.now = () => begin + (now() - begin) * times;
  window.setTimeout = (run, ms = 0, ...more) => setTimeout(run, ms / times, ...more);
  window.setInterval = (run, ms = 0, ...more) => setInterval(run, ms / times, ...more);
}

/** Runs in a panel: lets what `AbortSignal.timeout` waits for come so many times as soon. */
export function hurryTimeouts(times: number): void {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (ms) => timeout(ms / times);
}
