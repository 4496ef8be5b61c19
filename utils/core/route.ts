/** The parts of the settings, in the order of their list. */
export const SETTINGS_SECTIONS = [
  'models',
  'instructions',
  'prompts',
  'appearance',
  'language',
  'keys',
  'sites',
  'spending',
  'data',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** What a tab of Aside shows. A `chatId` of `null` is a new chat. */
export type Route = { at: 'chat'; chatId: string | null } | { at: 'settings'; section: SettingsSection } | { at: 'welcome' };

const CHAT = /^#chat=([\w-]{1,64})$/;
const SETTINGS = /^#settings(?:=([a-z]+))?$/;

/**
 * What the fragment of an address asks for: `#chat=ID`, `#chat`, `#settings`, `#settings=SECTION`, `#welcome`.
 * @returns undefined where it asks for nothing we know
 */
export function routeOf(hash: string): Route | undefined {
  if (hash === '#welcome') return { at: 'welcome' };
  if (hash === '#chat') return { at: 'chat', chatId: null };
  const chatId = CHAT.exec(hash)?.[1];
  if (chatId !== undefined) return { at: 'chat', chatId };
  const settings = SETTINGS.exec(hash);
  if (!settings) return undefined;
  return { at: 'settings', section: SETTINGS_SECTIONS.find((section) => section === settings[1]) ?? 'models' };
}

export function hashFor(route: Route): string {
  if (route.at === 'welcome') return '#welcome';
  if (route.at === 'settings') return `#settings=${route.section}`;
  return route.chatId === null ? '#chat' : `#chat=${route.chatId}`;
}
