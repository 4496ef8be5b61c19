import { browser } from 'wxt/browser';
import type { System } from '@/utils/core/mending';

/** The system this browser runs on, as far as its commands differ. */
export async function systemOf(): Promise<System> {
  const { os } = await browser.runtime.getPlatformInfo();
  if (os === 'mac') return 'mac';
  return os === 'win' ? 'windows' : 'linux';
}

/** Our own origin, by which servers can be told to accept us and nobody else: `chrome-extension://ID`. */
export function ownOrigin(): string {
  return browser.runtime.getURL('/').replace(/\/$/, '');
}
