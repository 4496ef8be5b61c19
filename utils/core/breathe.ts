/** Work without a pause that nobody notices; ms. */
const BREATH_MS = 4;

/**
 * For a loop over what is already there: promises alone never let the event loop turn, and so would keep a click waiting for as long as
 * there is something to do.
 * @returns to be awaited each time round; it lets other events go first, every 4 ms of work
 */
export function createBreathing(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < BREATH_MS) return undefined;
    return nextEvent().then(() => {
      last = performance.now();
    });
  };
}

/** A message to ourselves comes after all that waits; a timer would be held back to 4 ms. */
function nextEvent(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
