import { browser } from 'wxt/browser';

/** Firefox's way, on the element itself; Chromium has `chrome.dom`, which the types of neither know here. */
type WithShadow = Element & { openOrClosedShadowRoot?: ShadowRoot | null };
interface Dom {
  openOrClosedShadowRoot(element: Element): ShadowRoot | null;
}

/** The shadow tree of an element, also one that is closed to its page; for injected scripts. */
export function shadowOf(element: Element): ShadowRoot | null {
  const { openOrClosedShadowRoot } = element as WithShadow;
  if (openOrClosedShadowRoot !== undefined) return openOrClosedShadowRoot;
  const dom: Dom | undefined = Reflect.get(browser, 'dom');
  try {
    return dom?.openOrClosedShadowRoot(element) ?? element.shadowRoot;
  } catch {
    return element.shadowRoot;
  }
}
