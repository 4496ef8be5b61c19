/** Lets other events go first, from time to time; to be awaited each time round a loop. */
export type Breathe = () => Promise<void> | undefined;

/** Work without a pause that nobody notices; ms. */
const BREATH_MS = 4;
/** What a click starts takes many turns of the event loop: a read of the database alone takes several. */
const TURNS = 4;

/**
 * For a loop over what is already there: promises alone never let the event loop turn, and so would keep a click waiting for as long as
 * there is something to do.
 * @returns to be awaited each time round; it lets other events go first, every so many ms of work. A timer would be held back to 4 ms, and
 * a channel for messages costs more than what it waits for.
 */
export function createBreathing(breathMs = BREATH_MS, turns = TURNS): Breathe {
  let last = performance.now();
  async function breathe(): Promise<void> {
    for (let turn = 0; turn < turns; turn++) await scheduler.postTask(() => undefined);
    last = performance.now();
  }
  return () => (performance.now() - last < breathMs ? undefined : breathe());
}
