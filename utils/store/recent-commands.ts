import { db } from './db';
import { setSetting, settingOf } from './settings';

/** As many as are seen without scrolling. */
const MOST_RECENT = 5;

/** The ids of the commands used last in the palette, the newest first. */
export async function recentCommands(): Promise<readonly string[]> {
  return (await settingOf('recentCommands')) ?? [];
}

export async function rememberCommand(id: string): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const others = (await recentCommands()).filter((each) => each !== id);
    await setSetting('recentCommands', [id, ...others].slice(0, MOST_RECENT));
  });
}
