/** How long a page has to show itself before it is taken as it is; ms. A tab that is not shown draws nothing, one that is busy draws late. */
const PATIENCE_MS = { hidden: 250, visible: 2_000 };

/** When what was changed in a page is on the screen. */
export function shownAnew(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS[document.visibilityState]);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
