import { frontTab } from '@/utils/browser/front-tab';
import { PAGE } from '@/utils/browser/inject';
import { fromBase64 } from '@/utils/core/base64';
import { AppError } from '@/utils/core/faults';
import { words } from '@/utils/i18n/words';
import type { GetPictures } from './picture-job';

/** https://www.rfc-editor.org/rfc/rfc2397 */
const DATA_URL = /^data:(image\/[\w.+-]+)(?:;[\w-]+=[^;,]*)*(;base64)?,(.*)$/is;
/** Nobody saw those of one pixel: mails count their readers with them. */
const SEEN = 'img[src]:not([width="0"], [width="1"])';

/** The pictures in the HTML of what is dropped or pasted: those that it holds, and how many it only names. */
export function picturesIn(data: DataTransfer): { files: File[]; named: number } {
  const pictures = imagesIn(documentIn(data)).map(fileOf);
  const files = pictures.filter((file) => file !== undefined);
  return { files, named: pictures.length - files.length };
}

/** The address of a picture that was dragged out of a page by itself. In Chromium a file of it comes along, in Firefox none. */
export function draggedPicture(data: DataTransfer): string | undefined {
  if (data.files.length > 0 || !isFromPage(data)) return undefined;
  const carried = documentIn(data);
  const [image, ...others] = imagesIn(carried);
  if (!image || others.length > 0 || carried.body.textContent.trim() !== '') return undefined;
  // Of several sizes that which was loaded.
  return data.getData('application/x-moz-file-promise-url') || (image.getAttribute('src') ?? undefined);
}

/** Whether it was dragged by its address. What Office copies has none. */
export function isFromPage({ types }: DataTransfer): boolean {
  return types.includes('text/uri-list');
}

/** A picture of the tab in front, by its address. */
export function pictureInFront(windowId: number | null, address: string): GetPictures {
  return async (signal) => {
    const tab = windowId === null ? undefined : await frontTab(windowId);
    if (windowId === null || !tab) throw new AppError('picture-gone');
    const { pictureOfClick } = await import('@/utils/chat/picture-of-click');
    const found = await pictureOfClick({ tabId: tab.tabId, windowId }, { frameId: PAGE, address }, signal);
    return found ? [found] : [];
  };
}

/** A document of its own: nothing in it is loaded or run. */
function documentIn(data: DataTransfer): Document {
  return new DOMParser().parseFromString(data.getData('text/html'), 'text/html');
}

function imagesIn(carried: Document): Element[] {
  return [...carried.querySelectorAll(SEEN)];
}

function fileOf(image: Element): File | undefined {
  const [, type = '', isBase64, content = ''] = DATA_URL.exec(image.getAttribute('src') ?? '') ?? [];
  if (!type) return undefined;
  try {
    const bytes = isBase64 ? fromBase64(decodeURIComponent(content)) : decodeURIComponent(content);
    return new File([bytes], image.getAttribute('alt') || words('attach.picture'), { type });
  } catch {
    // It holds nothing that can be read.
    return undefined;
  }
}
