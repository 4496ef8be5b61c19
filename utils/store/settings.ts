import { db } from './db';

/** The settings there are, each a row. */
interface Settings {
  /** What answers the next question. */
  engine: { endpointId: string; modelId: string };
  /** Which chat each window's panel shows, by window id; forgotten when the browser starts. */
  shown: Record<string, string>;
}

export async function settingOf<K extends keyof Settings>(id: K): Promise<Settings[K] | undefined> {
  const row = await db.settings.get(id);
  return row?.value as Settings[K] | undefined;
}

export async function setSetting<K extends keyof Settings>(id: K, value: Settings[K]): Promise<void> {
  await db.settings.put({ id, value });
}

export async function clearSetting(id: keyof Settings): Promise<void> {
  await db.settings.delete(id);
}

/** The chat that the panel of a window shows; `null` is a new one. */
export async function showChat(windowId: number, chatId: string | null): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const { [String(windowId)]: _old, ...others } = (await settingOf('shown')) ?? {};
    await setSetting('shown', chatId === null ? others : { ...others, [String(windowId)]: chatId });
  });
}

export async function shownChat(windowId: number): Promise<string | null> {
  return (await settingOf('shown'))?.[String(windowId)] ?? null;
}
