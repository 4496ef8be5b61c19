import { browser } from 'wxt/browser';

/** Where Chromium's keys are set; other browsers of its family put their own name in place of `chrome`. */
const CHROMIUM_ADDRESS = 'chrome://extensions/shortcuts';

/** Firefox's way to its own settings, which the Chromium types do not know. */
function openSettings(): (() => Promise<void>) | undefined {
  return Reflect.get(browser.commands, 'openShortcutSettings');
}

/** The key that opens Aside from anywhere, as the browser has it now: `Alt+A`. Empty where the user took it away. */
export async function openingKey(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
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
