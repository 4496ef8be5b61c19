/** How long a page has to show itself before it is taken as it is; ms. A tab that is not shown draws nothing. */
const PATIENCE_MS = 250;

/** When what was changed in a page is on the screen. */
export function shownAnew(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
