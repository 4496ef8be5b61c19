import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { MOST_PAGE_TEXT, type Source } from '@/utils/core/rows';
import { attempt, own } from './own';
import { pageIcon } from './page-icon';
import { pageText } from './page-text';
import { selectionText } from './selection-text';
import { transcript } from './transcript';

// Injected on demand; what `main` returns is what was read. It runs beside the page's own scripts and trusts nothing it finds.
export default defineUnlistedScript({
  globalName: true,
  async main(): Promise<Source | { pdf: true } | { loading: true }> {
    if (own('contentType') === 'application/pdf') return { pdf: true };
    // What was selected once in a tab that is not in front is not meant now.
    const selection = own('hidden') ? '' : attempt(selectionText, '');
    const text = selection || [pageText(), await transcript()].filter(Boolean).join('\n\n');
    if (!text && own('readyState') !== 'complete') return { loading: true };
    return {
      kind: selection ? 'selection' : 'page',
      url: location.href,
      title: own('title').trim() || location.hostname,
      language: own('documentElement').lang.trim(),
      icon: await pageIcon(),
      text: text.slice(0, MOST_PAGE_TEXT),
      ...(text.length > MOST_PAGE_TEXT ? { cut: true as const } : {}),
    };
  },
});
