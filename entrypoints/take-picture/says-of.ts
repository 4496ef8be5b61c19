import type { PictureSays } from '@/utils/core/pictures/taken';

/** Characters of an alternative text or a caption; more is an article. */
const MOST = 1_000;

/** What a page says of a picture: its name, its alternative text and its caption. */
export function saysOf(element: Element, address: string): PictureSays {
  const alt = inOneLine(
    element.getAttribute('alt') ||
      element.getAttribute('aria-label') ||
      element.querySelector(':scope > title')?.textContent ||
      element.getAttribute('title') ||
      '',
  );
  const caption = inOneLine(element.closest('figure')?.querySelector('figcaption')?.textContent ?? '');
  return { name: nameIn(address) || alt, alt, caption };
}

/** The name of a file in an address; empty where it has none. */
function nameIn(address: string): string {
  if (!/^https?:/.test(address) || !URL.canParse(address)) return '';
  const last = new URL(address).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last).slice(0, 200);
  } catch {
    return last.slice(0, 200);
  }
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MOST);
}
