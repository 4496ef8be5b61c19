import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Source } from '@/utils/core/rows';
import { pageIcon } from './page-icon';
import { pageText } from './page-text';
import { selectionText } from './selection-text';

/** Characters of text that leave the page (FACTS: 2 MB). */
const MOST_TEXT = 2_000_000;

// Injected on demand; what `main` returns is what was read. It runs beside the page's own scripts and trusts nothing it finds.
export default defineUnlistedScript({
  globalName: true,
  async main(): Promise<Source | { pdf: true }> {
    if (document.contentType === 'application/pdf') return { pdf: true };
    const selection = selectionText();
    const text = selection || pageText();
    return {
      kind: selection ? 'selection' : 'page',
      url: location.href,
      title: document.title.trim() || location.hostname,
      language: document.documentElement.lang.trim(),
      icon: await pageIcon(),
      text: text.slice(0, MOST_TEXT),
      ...(text.length > MOST_TEXT ? { cut: true as const } : {}),
    };
  },
});
