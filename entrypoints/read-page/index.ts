import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { DocumentRead } from '@/utils/core/page-read';
import { MOST_PAGE_TEXT } from '@/utils/core/rows';
import { isDrawnEditor } from './canvas';
import { framesNamed, isRoomy, placeOfFrame } from './frames';
import { nonceOf } from './nonce';
import { noteClicks } from './note-clicks';
import { own } from './own';
import { pageIcon } from './page-icon';
import { type PageText, pageText } from './page-text';
import { selectionText } from './selection-text';
import { transcript } from './transcript';

const NOTHING: PageText = { text: '', more: false, bare: false, frames: [] };
/** How often a page is read again that became another one meanwhile. */
const MOST_TRIES = 3;

// Injected on demand into every frame that may be read; what `main` returns is what was read there. It runs beside the page's own scripts
// and trusts nothing it finds.
export default defineUnlistedScript({
  globalName: true,
  async main(): Promise<DocumentRead | { pdf: true } | { loading: true }> {
    if (own('contentType') === 'application/pdf') return { pdf: true };
    noteClicks();
    const place = placeOfFrame();
    const isPage = place.length === 0;
    const icon = isPage ? await pageIcon() : '';
    for (let tries = 1; ; tries++) {
      const before = entry();
      // What was selected once in a tab that is not in front is not meant now.
      const selection = own('hidden') ? '' : await selectionText().catch(() => '');
      const read = selection || !(isPage || isRoomy()) ? NOTHING : await pageText();
      const text = [read.text, selection || !isRoomy() ? '' : await transcript()].filter(Boolean).join('\n\n');
      // A page of one document changes its address and its words without going.
      const isSame = before === entry();
      if (!isSame && tries < MOST_TRIES) continue;
      if (isPage && (!isSame || (!selection && !text && own('readyState') !== 'complete'))) return { loading: true };
      const url = location.href;
      const title = own('title').trim() || location.hostname;
      return {
        place,
        nonce: nonceOf(),
        since: performance.timeOrigin,
        url,
        title,
        language: own('documentElement').lang.trim(),
        icon,
        selection: selection.slice(0, MOST_PAGE_TEXT),
        text: text.slice(0, MOST_PAGE_TEXT),
        frames: framesNamed(read.frames),
        cut: read.more || text.length > MOST_PAGE_TEXT,
        bare: read.bare,
        canvas: isPage && isDrawnEditor(text),
      };
    }
  },
});

/** Where the document is in its history: its address may be the same again when its words are others. https://html.spec.whatwg.org/#navigation-api */
function entry(): string {
  const { currentEntry }: { currentEntry?: { key: string } | null } = Reflect.get(globalThis, 'navigation') ?? {};
  return `${location.href} ${currentEntry?.key ?? ''}`;
}
