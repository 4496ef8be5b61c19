import { captureTab, type SeenTab } from '@/utils/browser/capture';
import { viewLock } from './locks';

/**
 * What a tab shows, once nothing of ours lies over it any more.
 * @throws AppError as `captureTab`; the signal's reason when nobody wants it any more
 */
export function pictureOfView(tab: SeenTab, signal: AbortSignal): Promise<Blob> {
  return navigator.locks.request(viewLock(tab.tabId), { signal }, () => captureTab(tab));
}
