import { tabOf } from '@/utils/browser/front-tab';
import type { Intent, Source } from '@/utils/core/rows';
import { type FrontPage, lookAt } from './front-page';

/**
 * What a click outside the panel was about: the selection or the page of the tab it was made in.
 * @param front what is in front, as it was read after the click: mostly the same tab
 * @returns undefined where there is nothing to read
 */
export async function sourceOfClick({ tabId, selection }: Intent, front: FrontPage, signal: AbortSignal): Promise<Source | undefined> {
  const isFront = 'tab' in front && front.tab.tabId === tabId;
  // The tab may have been closed since.
  const tab = isFront ? front.tab : await tabOf(tabId).catch(() => undefined);
  const page = isFront || !tab ? front : await lookAt(tab, signal);
  const source = page.state === 'read' && page.tab.tabId === tabId ? page.source : undefined;
  if (!selection || source?.kind === 'selection') return source;
  // A selection inside a frame, or in a viewer that no script may enter, is known to the click alone.
  return { url: tab?.url ?? '', title: tab?.title ?? '', language: '', icon: '', ...source, kind: 'selection', text: selection };
}
