import type { Taken } from '../../utils/core/pictures/taken';

// Sent into the panel and run there, so it uses nothing from outside of it.

/**
 * Asks the page in front, which was read, for what is seen in the middle of elements of it.
 * @param selectors of what is clicked; with an address after a space, where the browser gave one
 * @returns what is found: `drawn` (its own pixels) or `seen` (cut out of the tab), how large it is, and what the page says of it; else the state
 */
export async function clickedOn(selectors: string[]): Promise<Record<string, string>> {
  const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  const [{ id: tabId }] = await api.tabs.query({ active: true, currentWindow: true });
  const inject = (more: object) => api.scripting.executeScript({ target: { tabId }, injectImmediately: true, ...more });
  await inject({ files: ['/take-picture.js'] });
  const click = (on: string, address?: string): unknown => {
    const element = document.querySelector(on);
    if (!element) throw new Error(`The page has no ${on}`);
    const { left, top, width, height } = element.getBoundingClientRect();
    element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientX: left + width / 2, clientY: top + height / 2 }));
    return Reflect.get(globalThis, Symbol.for('aside.take-picture'))(address === undefined ? {} : { address });
  };
  const look = async (taken: Taken): Promise<string> => {
    if (taken.state === 'seen') {
      const { box, view, says } = taken;
      return `seen ${Math.round(box.width * view.width)} × ${Math.round(box.height * view.height)} ${says.alt}`.trim();
    }
    if (taken.state !== 'drawn') return taken.state;
    const image = new Image();
    image.src = taken.png;
    await image.decode();
    return `drawn ${image.width} × ${image.height} ${taken.says.alt}`.trim();
  };
  const looked = selectors.map(async (selector) => {
    const [{ result }] = await inject({ func: click, args: selector.split(' ') });
    return [selector, await look(result)] as const;
  });
  return Object.fromEntries(await Promise.all(looked));
}
