import { useCallback, useEffect, useRef, useState } from 'react';
import type { SeenTab } from '@/utils/browser/capture';
import { frontTab, watchFrontTab } from '@/utils/browser/front-tab';
import type { ClickedPicture } from '@/utils/chat/picture-of-click';
import type { RegionWords } from '@/utils/core/pictures/region';
import type { Box } from '@/utils/core/pictures/taken';
import { words } from '@/utils/i18n/words';
import type { Attachments } from './use-attachments';

/** A box that is being drawn, in the page or over a picture of it, or waits until the tab is free. */
export type Picking = { leave(): void } & (
  | { at: 'queue' }
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
  const drawing = useRef<AbortController>(undefined);
  const leave = useCallback(() => drawing.current?.abort(), []);
  useEffect(() => {
    // A page stays dimmed for nobody.
    window.addEventListener('pagehide', leave);
    return () => {
      leave();
      window.removeEventListener('pagehide', leave);
    };
  }, [leave]);

  async function region(tab: SeenTab, asks: boolean): ReturnType<Captures['region']> {
    leave();
    const mine = new AbortController();
    drawing.current = mine;
    const leaveMine = () => mine.abort();
    const end = () => {
      // Another one may have begun since.
      if (drawing.current !== mine) return;
      drawing.current = undefined;
      setPicking(undefined);
    };
    // A page that is busy lets go of it late.
    mine.signal.addEventListener('abort', end, { once: true });
    setPicking({ at: 'queue', leave: leaveMine });
    const { pictureOfRegion, pressInPage, titleOf } = await load();
    const { tabId, windowId } = tab;
    // Who looks at another tab draws nothing in this one.
    const leaveOther = async () => (await frontTab(windowId))?.tabId !== tabId && leaveMine();
    const ways = {
      inPage() {
        watchFrontTab(windowId, (isAnother) => isAnother && void leaveOther(), mine.signal);
        setPicking({ at: 'page', leave: leaveMine, press: (key, shift) => pressInPage(tabId, key, shift) });
      },
      inside: (view: Blob) => {
        const { promise, resolve } = Promise.withResolvers<{ box: Box; withShift: boolean } | undefined>();
        mine.signal.addEventListener('abort', () => resolve(undefined), { once: true });
        setPicking({ at: 'picture', view, asks, leave: leaveMine, take: (box, withShift) => resolve({ box, withShift }) });
        return promise;
      },
    };
    const drawn = pictureOfRegion(tab, regionWords(asks), ways, mine.signal);
    await drawn.catch(() => undefined);
    leaveMine();
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
    leave();
    const { titleOf } = await load();
    const name = words('capture.view-of', { title: await titleOf(tab.tabId) });
    await latest.current.addPictures(name, async (signal) => {
      const { pictureOfView } = await import('@/utils/chat/picture-of-view');
      return [named(await pictureOfView(tab, signal), name)];
    });
  }

  async function whole(tab: SeenTab): Promise<void> {
    leave();
    const { titleOf } = await load();
    const title = await titleOf(tab.tabId);
    await latest.current.addPictures(title, async (signal, progress) => {
      const { picturesOfPage } = await import('@/utils/chat/pictures-of-page');
      const { pictures, cutAfter } = await picturesOfPage(tab, progress, signal);
      if (cutAfter !== undefined) latest.current.tellLeftOut([{ sentence: words('capture.cut', { title, count: cutAfter }) }]);
      return pictures.map((picture, at) => named(picture, words('capture.part-of', { title, part: at + 1, of: pictures.length })));
    });
  }

  return { picking, region, view, whole, leave };
}

function named(picture: Blob, name: string): ClickedPicture {
  return { file: new File([picture], name), says: { alt: '', caption: '' } };
}

function regionWords(asks: boolean): RegionWords {
  return {
    name: words('capture.region'),
    drag: words(asks ? 'capture.drag-asks' : 'capture.drag'),
    none: words('capture.none'),
    keys: words('capture.keys'),
    direction: document.dir === 'rtl' ? 'rtl' : 'ltr',
  };
}
