/** What a document highlights. */
export interface Lit {
  words: string;
  /** All of it is in the element of the answer. */
  isInside: boolean;
  /** Its first line is on the screen, through all that scrolls and all frames around, and nothing lies over it. */
  isSeen: boolean;
}

/**
 * What is highlighted in this document, once it stands still. Sent into a page and run there, so it uses nothing from outside of it.
 * @param answer the number of the answer that is meant
 */
export async function landedIn(answer: number): Promise<Lit | undefined> {
  const ranges = [...(CSS.highlights.get('aside-passage') ?? [])] as Range[];
  const [first] = ranges;
  if (!first) return undefined;
  const meant = (node: Node): Element | null | undefined => {
    const element = node instanceof Element ? node : node.parentElement;
    return element?.closest(`[data-answer="${answer}"]`);
  };
  const around = first.startContainer.parentElement;
  const lineOf = (): DOMRect | undefined => [...first.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
  const shownOf = (element: Element): Promise<DOMRectReadOnly> =>
    new Promise((done) => {
      new IntersectionObserver(([entry], observer) => {
        observer.disconnect();
        done(entry?.intersectionRect ?? new DOMRectReadOnly());
      }).observe(element);
      // Nothing is drawn in a tab that is behind another.
      setTimeout(() => done(new DOMRectReadOnly()), 500);
    });
  const isSeen = async (): Promise<boolean> => {
    const line = lineOf();
    if (!line || !around) return false;
    const [x, y] = [line.left + Math.min(line.width / 2, 40), line.top + line.height / 2];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
    const shown = await shownOf(around);
    if (x < shown.left || x > shown.right || y < shown.top || y > shown.bottom) return false;
    const root = around.getRootNode();
    const hit = root instanceof Document || root instanceof ShadowRoot ? root.elementFromPoint(x, y) : null;
    return hit !== null && (hit === around || around.contains(hit) || meant(hit) !== null);
  };
  let still = 0;
  let last = '';
  let seen = false;
  for (let tries = 0; tries < 40 && !(still >= 3 && seen); tries++) {
    await new Promise((done) => setTimeout(done, 50));
    const { top = 0, left = 0 } = lineOf() ?? {};
    const place = `${top} ${left}`;
    still = place === last ? still + 1 : 0;
    last = place;
    seen = still >= 2 && (await isSeen());
  }
  const isInside = ranges.every(({ startContainer, endContainer }) => Boolean(meant(startContainer) && meant(endContainer)));
  return { words: ranges.map(String).join('').replace(/\s+/g, ' ').trim(), isInside, isSeen: seen };
}
