import { areaInView, findAll } from '@/entrypoints/read-page/nodes';

/** Of the view's area, what a part of a page takes up at least that is taken for the page. */
const LARGE = 0.4;
const STILL = ['hidden', 'clip'];

/** What scrolls when a reader scrolls: the page, or where that stands still the largest part of it that does. */
export function findScroller(): Element {
  const page = document.scrollingElement ?? document.documentElement;
  if (page.scrollHeight > page.clientHeight + 1 && !standsStill()) return page;
  const parts = findAll('*')
    .filter(scrolls)
    .map((element) => ({ element, area: areaInView(element) }));
  const [largest] = parts.sort((a, b) => b.area - a.area);
  return largest && largest.area >= LARGE * innerWidth * innerHeight ? largest.element : page;
}

/** Applications keep their page from scrolling, whatever lies below its edge. What its body says counts for the view where its root says nothing. */
function standsStill(): boolean {
  const root = getComputedStyle(document.documentElement).overflowY;
  const [body] = findAll('body');
  return STILL.includes(root === 'visible' && body ? getComputedStyle(body).overflowY : root);
}

function scrolls(element: Element): boolean {
  return element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY);
}
