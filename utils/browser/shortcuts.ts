import { browser } from 'wxt/browser';

/** Where Chromium's keys are set; other browsers of its family put their own name in place of `chrome`. */
const CHROMIUM_ADDRESS = 'chrome://extensions/shortcuts';

/** Firefox's way to its own settings, which the Chromium types do not know. */
function openSettings(): (() => Promise<void>) | undefined {
  return Reflect.get(browser.commands, 'openShortcutSettings');
}

/** The keys that work anywhere, as the browser has them now: such as `Alt+A`. Empty where the user took one away. */
export async function browserKeys(): Promise<{ opens: string; region: string }> {
  const commands = await browser.commands.getAll();
  const keyOf = (command: string) => commands.find(({ name }) => name === command)?.shortcut ?? '';
  return { opens: keyOf('_execute_action'), region: keyOf('region') };
}

/** The address where such keys are changed; undefined where they have none. */
export function shortcutAddress(): string | undefined {
  return openSettings() ? undefined : CHROMIUM_ADDRESS;
}

/** Opens the browser's own page for changing such keys. */
export async function openShortcutSettings(): Promise<void> {
  const open = openSettings();
  if (open) await open.call(browser.commands);
  else await browser.tabs.create({ url: CHROMIUM_ADDRESS });
}
