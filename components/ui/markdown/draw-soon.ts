/** Time that drawing formulas may take of one frame; ms. */
const SLICE_MS = 6;
const FRAME_MS = 16;

let frameBegan = 0;
let spent = 0;
const waiting = new Set<() => void>();
let isDue = false;

/** Draws now, if this frame has time left for it. @returns whether it did */
export function drawNow(draw: () => void): boolean {
  const now = performance.now();
  if (now - frameBegan > FRAME_MS) {
    frameBegan = now;
    spent = 0;
  }
  if (spent > SLICE_MS) return false;
  draw();
  spent += performance.now() - now;
  return true;
}

/** Draws in one of the next frames. @returns takes it back */
export function drawSoon(draw: () => void): () => void {
  waiting.add(draw);
  if (!isDue) inNextFrame();
  return () => waiting.delete(draw);
}

function inNextFrame(): void {
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    for (const draw of waiting) {
      if (!drawNow(draw)) break;
      waiting.delete(draw);
    }
    if (waiting.size > 0) inNextFrame();
  });
}
