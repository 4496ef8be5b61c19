import { useEffect, useRef, useState } from 'react';
import type { SeenTab } from '@/utils/browser/capture';
import type { ClickedPicture } from '@/utils/chat/picture-of-click';
import type { RegionWords } from '@/utils/core/pictures/region';
import type { Box } from '@/utils/core/pictures/taken';
import { words } from '@/utils/i18n/words';
import type { Attachments } from './use-attachments';

/** A box that is being drawn, in the page or over a picture of it. */
export type Picking = { leave(): void } & (
  | { at: 'page'; press(key: string, shift: boolean): void }
  | { at: 'picture'; view: Blob; asks: boolean; take(box: Box, withShift: boolean): void }
);

export interface Captures {
  picking: Picking | undefined;
  /**
   * Has the user draw a box over a tab, and attaches what is in it.
   * @param asks what is drawn around is asked about at once
   * @returns undefined where they left, or it could not be
   */
  region(tab: SeenTab, asks: boolean): Promise<{ fileId: string; withShift: boolean } | undefined>;
  /** Attaches what a tab shows. */
  view(tab: SeenTab): Promise<void>;
  /** Attaches all of a page, by scrolling through it. */
  whole(tab: SeenTab): Promise<void>;
  /** Ends the drawing of a box. */
  leave(): void;
}

const load = () => import('@/utils/chat/picture-of-region');

/** Pictures of the tab in front, for the next question. */
export function useCaptures(attachments: Attachments): Captures {
  // Of the chat that is shown when the box is drawn, whatever was when that began.
  const latest = useRef(attachments);
  latest.current = attachments;
  const [picking, setPicking] = useState<Picking>();
  const leaving = useRef<() => void>(undefined);
  useEffect(() => {
    // A page stays dimmed for nobody.
    const gone = () => leaving.current?.();
    window.addEventListener('pagehide', gone);
    return () => {
      gone();
      window.removeEventListener('pagehide', gone);
    };
  }, []);

  const leaveNow = () => leaving.current?.();

  async function region(tab: SeenTab, asks: boolean): ReturnType<Captures['region']> {
    leaveNow();
    const { pictureOfRegion, pressInPage, leavePage, titleOf } = await load();
    const { tabId } = tab;
    const begin = (now: Picking) => {
      leaving.current = now.leave;
      setPicking(now);
      return now;
    };
    let mine = begin({ at: 'page', leave: () => leavePage(tabId), press: (key, shift) => pressInPage(tabId, key, shift) });
    const drawn = pictureOfRegion(tab, regionWords(asks), (view) => {
      const { promise, resolve } = Promise.withResolvers<{ box: Box; withShift: boolean } | undefined>();
      const take = (box: Box, withShift: boolean) => resolve({ box, withShift });
      mine = begin({ at: 'picture', view, asks, take, leave: () => resolve(undefined) });
      return promise;
    });
    await drawn.catch(() => undefined);
    // Another one may have begun since.
    if (leaving.current === mine.leave) {
      leaving.current = undefined;
      setPicking(undefined);
    }
    let withShift = false;
    const name = words('capture.region-of', { title: await titleOf(tabId) });
    const [fileId] = await latest.current.addPictures(name, async () => {
      const got = await drawn;
      withShift = got?.withShift ?? false;
      return got ? [named(got.picture, name)] : [];
    });
    return fileId === undefined ? undefined : { fileId, withShift };
  }

  async function view(tab: SeenTab): Promise<void> {
    leaveNow();
    const { titleOf } = await load();
    const name = words('capture.view-of', { title: await titleOf(tab.tabId) });
    await latest.current.addPictures(name, async () => {
      const { captureTab } = await import('@/utils/browser/capture');
      return [named(await captureTab(tab), name)];
    });
  }

  async function whole(tab: SeenTab): Promise<void> {
    leaveNow();
    const { titleOf } = await load();
    const title = await titleOf(tab.tabId);
    await latest.current.addPictures(title, async (signal, progress) => {
      const { picturesOfPage } = await import('@/utils/chat/pictures-of-page');
      const { pictures, cutAfter } = await picturesOfPage(tab, progress, signal);
      if (cutAfter !== undefined) latest.current.tellLeftOut([{ sentence: words('capture.cut', { title, count: cutAfter }) }]);
      return pictures.map((picture, at) => named(picture, words('capture.part-of', { title, part: at + 1, of: pictures.length })));
    });
  }

  return { picking, region, view, whole, leave: leaveNow };
}

function named(picture: Blob, name: string): ClickedPicture {
  return { file: new File([picture], name), says: { alt: '', caption: '' } };
}

function regionWords(asks: boolean): RegionWords {
  return {
    name: words('capture.region'),
    drag: words(asks ? 'capture.drag-asks' : 'capture.drag'),
    keys: words('capture.keys'),
    direction: document.dir === 'rtl' ? 'rtl' : 'ltr',
  };
}
