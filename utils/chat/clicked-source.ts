import { tabOf } from '@/utils/browser/front-tab';
import type { Intent, Source } from '@/utils/core/rows';
import { lookAt } from './front-page';

/**
 * What a click outside the panel was about: the selection or the page of the tab it was made in, whatever is in front now.
 * @returns undefined where there is nothing to read
 */
export async function lookAtClick({ tabId, selection }: Intent): Promise<Source | undefined> {
  // The tab may have been closed since.
  const tab = await tabOf(tabId).catch(() => undefined);
  const page = tab && (await lookAt(tab, new AbortController().signal));
  const source = page?.state === 'read' ? page.source : undefined;
  if (!selection || source?.kind === 'selection') return source;
  // A selection inside a frame, or in a viewer that no script may enter, is known to the click alone.
  return { url: tab?.url ?? '', title: tab?.title ?? '', language: '', icon: '', ...source, kind: 'selection', text: selection };
}
