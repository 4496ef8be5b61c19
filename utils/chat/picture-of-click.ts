import { captureTab, type SeenTab } from '@/utils/browser/capture';
import { askForPicture, PAGE, runInTab } from '@/utils/browser/inject';
import { fromBase64 } from '@/utils/core/base64';
import { AppError, type FaultCode, faultOf } from '@/utils/core/faults';
import { field, stringAt } from '@/utils/core/json';
import { orAborted } from '@/utils/core/or-aborted';
import { boxFrom, viewFrom } from '@/utils/core/pictures/box-from';
import { crop } from '@/utils/core/pictures/crop';
import type { PictureSays, PictureWish, Taken } from '@/utils/core/pictures/taken';
import type { Intent } from '@/utils/core/rows';
import { viewLock } from './locks';

const PNG = 'data:image/png;base64,';

/** What is said of a frame of another site, or in a sandbox, whatever may be read around it. */
const OUT_OF_REACH: ReadonlySet<FaultCode> = new Set(['page-not-allowed', 'picture-foreign']);

/** A picture of a page, as a file, and what its page says of it. */
export interface ClickedPicture {
  file: File;
  says: Omit<PictureSays, 'name'>;
}

/**
 * The picture that a right click was made on: its pixels where the page may read them, else as the tab shows it.
 * @returns undefined where only the user can show what is meant: the page was not read before the click, or the click was made on what no script
 * finds, or in a frame that no script may enter or place
 * @throws AppError `page-not-allowed` and others of `runInTab`; `picture-gone`, `picture-broken`, `picture-foreign`; the signal's reason when
 * nobody wants it any more
 */
export function pictureOfClick(
  { tabId, windowId }: SeenTab,
  { frameId, ...wish }: NonNullable<Intent['picture']>,
  signal: AbortSignal,
): Promise<ClickedPicture | undefined> {
  return navigator.locks.request(viewLock(tabId), { signal }, async () => {
    try {
      return await takePicture({ tabId, windowId }, frameId, wish, signal);
    } catch (error) {
      if (frameId !== PAGE && OUT_OF_REACH.has(faultOf(error).code)) return undefined;
      throw error;
    }
  });
}

async function takePicture(tab: SeenTab, frameId: number, wish: PictureWish, signal: AbortSignal): Promise<ClickedPicture | undefined> {
  const { tabId } = tab;
  await orAborted(runInTab(tabId, '/take-picture.js', frameId), signal);
  const taken = takenFrom(await orAborted(askForPicture(tabId, frameId, wish), signal));
  if (taken.state === 'unnoted') return undefined;
  if (taken.state === 'gone' || taken.state === 'broken') throw new AppError(`picture-${taken.state}`);
  const { name, ...says } = taken.says;
  if (taken.state === 'foreign') throw new AppError('picture-foreign');
  const bytes =
    taken.state === 'drawn'
      ? new Blob([fromBase64(taken.png.slice(PNG.length))])
      : await crop(await captureTab(tab), taken.box, taken.view);
  return { file: new File([bytes], name), says };
}

/** What came out of a page is checked like anything else from outside. */
function takenFrom(said: unknown): Taken {
  const state = field(said, 'state');
  if (state === 'broken' || state === 'unnoted') return { state };
  const says = {
    name: stringAt(said, 'says', 'name') ?? '',
    alt: stringAt(said, 'says', 'alt') ?? '',
    caption: stringAt(said, 'says', 'caption') ?? '',
  };
  if (state === 'foreign') return { state, says };
  const png = stringAt(said, 'png');
  if (state === 'drawn' && png?.startsWith(PNG)) return { state, png, says };
  const [box, view] = [boxFrom(field(said, 'box')), viewFrom(field(said, 'view'))];
  return state === 'seen' && box && view ? { state, box, view, says } : { state: 'gone' };
}
