/** Work without a pause that nobody notices; ms. */
const BREATH_MS = 4;
/** What a click starts takes many turns of the event loop: a read of the database alone takes several. */
const TURNS = 4;

/**
 * For a loop over what is already there: promises alone never let the event loop turn, and so would keep a click waiting for as long as
 * there is something to do.
 * @returns to be awaited each time round; it lets other events go first, every 4 ms of work
 */
export function createBreathing(): () => Promise<void> | undefined {
  let last = performance.now();
  async function breathe(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) await nextEvent();
    last = performance.now();
  }
  return () => (performance.now() - last < BREATH_MS ? undefined : breathe());
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
