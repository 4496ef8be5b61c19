import { browser } from 'wxt/browser';

/** Where a click outside the panel happened. */
export interface Click {
  windowId: number;
  /** Absent where the click was on no tab. */
  tabId?: number;
}

/** What a right click was made on. */
interface ClickedOn {
  selection?: string;
  /** A picture or a film. */
  isPicture: boolean;
  /** Absent where it was not in a page but on the toolbar button, whose menu is ours too. */
  frameId?: number;
  /** Firefox's number for the element, by which its page finds it. */
  target?: number;
  /** Of a picture, where it is of some length. */
  address?: string;
}

/** Characters of an address that is handed on. */
const MOST_ADDRESS = 10_000;

// To be called while the background starts, before anything is awaited, so that the browser finds the listeners when it wakes it.

/** Calls back on the toolbar button and its shortcut, inside the gesture, which also grants the tab. */
export function onToolbarClick(act: (click: Click) => void): void {
  browser.action.onClicked.addListener((tab) => act(clickOn(tab)));
}

/** Calls back on an entry of our right-click menu, inside the gesture, which also grants the tab. */
export function onMenuClick(act: (click: Click, itemId: string, on: ClickedOn) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const { menuItemId, selectionText, mediaType, srcUrl, frameId } = info;
    // What a picture holds in its address is found in the page again, by the pointer.
    const address = srcUrl !== undefined && srcUrl.length <= MOST_ADDRESS ? { address: srcUrl } : {};
    const isPicture = mediaType === 'image' || mediaType === 'video';
    const selection = selectionText ? { selection: selectionText } : {};
    const target: unknown = Reflect.get(info, 'targetElementId');
    const place = { ...(frameId === undefined ? {} : { frameId }), ...(typeof target === 'number' ? { target } : {}) };
    if (tab) act(clickOn(tab), String(menuItemId), { ...selection, isPicture, ...place, ...(isPicture ? address : {}) });
  });
}

/** Calls back on a key of ours that works anywhere in the browser, inside the gesture, which also grants the tab. */
export function onCommand(act: (click: Click, command: string) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (tab) act(clickOn(tab), command);
  });
}

/** Calls back on an install or an update; `isFirst`: the user has just installed Aside. A developer's load in Firefox is not that. */
export function onInstalled(act: (isFirst: boolean) => void): void {
  browser.runtime.onInstalled.addListener((details) => act(details.reason === 'install' && Reflect.get(details, 'temporary') !== true));
}

export function onBrowserStart(act: () => void): void {
  browser.runtime.onStartup.addListener(act);
}

/** Lets an update wait until `ready` resolves. */
export function updateWhen(ready: () => Promise<void>): void {
  browser.runtime.onUpdateAvailable.addListener(() => void ready().then(() => browser.runtime.reload()));
}

function clickOn({ id, windowId }: { id?: number | undefined; windowId: number }): Click {
  return { windowId, ...(id === undefined ? {} : { tabId: id }) };
}
