import type { Sample } from '@/utils/core/calibrated';
import { type Look, lookFrom } from '@/utils/core/look';
import type { OcrLanguage } from '@/utils/core/ocr/languages';
import type { Engine } from '@/utils/core/rows';
import type { LanguageChoice } from '@/utils/i18n/languages';
import { db } from './db';

/** Idle minutes after which keys lock themselves; `closed`: only when every context that holds the unlocked key is gone. */
export const AUTO_LOCKS = [5, 15, 60, 'closed'] as const;
type AutoLock = (typeof AUTO_LOCKS)[number];

/** The settings there are, each a row. */
interface Settings {
  /** What answers the next question. */
  engine: Engine;
  /** The engines chosen last, the newest first. */
  recentEngines: readonly Engine[];
  /** Which chat each window's panel shows and since when, by window id; forgotten when the browser starts. */
  shown: Record<string, { chatId: string; at: number }>;
  autoLock: AutoLock;
  look: Look;
  /** Said to every model with every question, before the endpoint's own. */
  instructions: string;
  /** Whether the model that gave a chat's first answer is asked for its title too. */
  nameChats: boolean;
  /** In which the words of pictures are read. */
  ocrLanguages: readonly OcrLanguage[];
  /** Of the interface; a document finds it in `localStorage` before the database is open. */
  language: LanguageChoice;
  /** What answers were estimated at and counted as, the newest first, by endpoint and model. */
  tokenSamples: Record<string, readonly Sample[]>;
  /** Ids of the commands used last in the palette, the newest first. */
  recentCommands: readonly string[];
}

export async function settingOf<K extends keyof Settings>(id: K): Promise<Settings[K] | undefined> {
  const row = await db.settings.get(id);
  return row?.value as Settings[K] | undefined;
}

export async function setSetting<K extends keyof Settings>(id: K, value: Settings[K]): Promise<void> {
  await db.settings.put({ id, value });
}

/** As many as can be told apart at a glance. */
const MOST_RECENT = 5;

/** Has an engine answer from now on, and remembers it among the last ones. */
export async function chooseEngine(engine: Engine): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const recent = (await settingOf('recentEngines')) ?? [];
    const last = await settingOf('engine');
    const others = [...(last && recent.length === 0 ? [last] : []), ...recent].filter(
      ({ endpointId, modelId }) => endpointId !== engine.endpointId || modelId !== engine.modelId,
    );
    await setSetting('recentEngines', [engine, ...others].slice(0, MOST_RECENT));
    await setSetting('engine', engine);
  });
}

export async function autoLock(): Promise<AutoLock> {
  return (await settingOf('autoLock')) ?? 15;
}

export async function look(): Promise<Look> {
  return lookFrom(await settingOf('look'));
}

export async function changeLook(change: Partial<Look>): Promise<void> {
  await db.transaction('rw', db.settings, async () => setSetting('look', { ...(await look()), ...change }));
}

/** Every view that is open follows (`store/language`). */
export async function chooseLanguage(language: LanguageChoice): Promise<void> {
  await setSetting('language', language);
}

/** The chat that the panel of a window shows; `null` is a new one. */
export async function showChat(windowId: number, chatId: string | null, now = Date.now()): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const { [String(windowId)]: before, ...others } = (await settingOf('shown')) ?? {};
    if (before?.chatId === chatId) return;
    await setSetting('shown', chatId === null ? others : { ...others, [String(windowId)]: { chatId, at: now } });
  });
}

export async function shownChat(windowId: number): Promise<string | null> {
  return (await settingOf('shown'))?.[String(windowId)]?.chatId ?? null;
}

/** Windows of an earlier run of the browser are gone, and their numbers may come back. */
export async function forgetShownChats(before: number): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const shown = Object.entries((await settingOf('shown')) ?? {}).filter(([, { at }]) => at >= before);
    await setSetting('shown', Object.fromEntries(shown));
  });
}
