import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { placeOfFrame } from '@/entrypoints/read-page/frames';
import { nonceOf } from '@/entrypoints/read-page/nonce';
import { isWanted } from '@/utils/core/pointing/is-wanted';
import { POINT_KEY, type Said, type Wish } from '@/utils/core/pointing/wish';
import { controlOf } from './control-of';
import { dropHighlight, highlight } from './highlight';
import { letGoOfView } from './keep-in-view';
import { type Located, locate } from './locate';
import { play } from './play';
import { openAround, scrollToElement, scrollToPassage, uncoverFrame } from './scroll';

// Injected on demand into every frame that may be read. It leaves a function there, in a world of its own, and the next script calls it with
// the wish: a document that comes to the tab between the two has none, and does nothing. It trusts nothing of the page.
export default defineUnlistedScript({
  globalName: true,
  main(): void {
    Reflect.set(globalThis, Symbol.for(POINT_KEY), point);
  },
});

function point(wish: Wish): Said {
  if (wish.to === 'seek') {
    dropHighlight();
    letGoOfView();
  }
  const document = { nonce: nonceOf(), url: location.href };
  if (!isWanted({ ...document, origin: location.origin }, wish.documents)) return { state: 'other' };
  const place = placeOfFrame();
  if (wish.to === 'uncover') {
    uncoverFrame(place, wish.frame);
    return { state: 'uncovered', place };
  }
  const located = locate(wish.passage);
  if (!located) return { state: 'gone', place };
  if (wish.to === 'show') show(located);
  return { state: 'found', place, exact: located.exact, fit: located.fit, document };
}

function show({ ranges, moment }: Located): void {
  if (moment) play(moment);
  const [first] = ranges;
  if (first) {
    openAround(ranges);
    const control = controlOf(first.startContainer);
    highlight(ranges, control);
    if (control) scrollToElement(control);
    else scrollToPassage(first);
  } else if (moment) scrollToElement(moment.player);
}
