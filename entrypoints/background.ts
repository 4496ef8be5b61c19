import { defineBackground } from 'wxt/utils/define-background';
import { type Click, onBrowserStart, onCommand, onInstalled, onMenuClick, onToolbarClick, updateWhen } from '@/utils/browser/events';
import { isPrivateWindow } from '@/utils/browser/menus';
import { openInTab } from '@/utils/browser/own-page';
import { openPanel } from '@/utils/browser/panel';
import { answerWakeUps, hasOffscreen, touch } from '@/utils/browser/turn-host';
import { buildMenus, HERE, REGION } from '@/utils/chat/menus';
import { resumeQueue, warmHost } from '@/utils/chat/queue';
import { afterTurns, sweep } from '@/utils/chat/sweep';
import { hashFor } from '@/utils/core/route';
import type { Intent } from '@/utils/core/rows';
import { loadWords } from '@/utils/i18n/load-words';
import { speakInMenus } from '@/utils/i18n/menu-words';
import { purgeDeletedMessages } from '@/utils/store/alternatives';
import { purgeDeletedChats } from '@/utils/store/chats';
import { clearIntents, leaveIntent } from '@/utils/store/intents';
import { currentLanguage, followLanguage } from '@/utils/store/language';
import { forgetShownChats } from '@/utils/store/settings';

export default defineBackground({ type: 'module', main });

function main(): void {
  onToolbarClick((click) => openWith(click, {}));
  onMenuClick((click, actionId, { selection, isPicture, frameId, ...picture }) => {
    const isInPage = frameId !== undefined;
    const meant = isInPage && (isPicture || actionId === HERE) ? { picture: { frameId, ...picture } } : {};
    // On the toolbar button there is no picture: the user shows it.
    openWith(click, { actionId: actionId === HERE && !isInPage ? REGION : actionId, ...(selection ? { selection } : {}), ...meant });
  });
  // A command is called as its action is.
  onCommand((click, actionId) => openWith(click, { actionId }));
  onInstalled((isFirst) => {
    void renewMenus();
    if (isFirst) void openInTab(hashFor({ at: 'welcome' }));
  });
  if (isPrivateWindow()) void renewMenus();
  onBrowserStart(() => void startUp());
  updateWhen(afterTurns);
  if (hasOffscreen()) {
    void resumeQueue();
  } else if (import.meta.env.FIREFOX) {
    // Left out of Chromium's package, whose worker has a copy of its own.
    answerWakeUps();
    void import('@/utils/chat/host').then(({ hostTurns }) => {
      followLanguage();
      hostTurns({ touch });
    });
  }
  void sweep();
}

/** Opens the panel inside the gesture, and leaves it a note. */
function openWith({ windowId, tabId }: Click, wish: Pick<Intent, 'actionId' | 'selection' | 'picture'>): void {
  void openPanel(windowId);
  if (hasOffscreen()) void warmHost();
  if (tabId !== undefined) void leaveIntent({ windowId, tabId, ...wish });
}

async function startUp(): Promise<void> {
  await renewMenus();
  // What came after this start is of today.
  await clearIntents(performance.timeOrigin);
  await forgetShownChats(performance.timeOrigin);
  await purgeDeletedChats();
  await purgeDeletedMessages();
}

/** Writes the menu in the language of the interface. */
async function renewMenus(): Promise<void> {
  const language = await currentLanguage();
  // Where the background hosts turns it holds all words, by `followLanguage`.
  if (hasOffscreen()) speakInMenus(language);
  else await loadWords(language);
  await buildMenus();
}
