import { useLiveQuery } from 'dexie-react-hooks';
import { useLanguage } from '@/components/ui/use-language';
import { frontTab } from '@/utils/browser/front-tab';
import { allPrompts } from '@/utils/chat/all-prompts';
import { answering } from '@/utils/core/models/transcribers';
import type { Prompt } from '@/utils/core/prompts';
import { words } from '@/utils/i18n/words';
import { pinnedChats, recentChats } from '@/utils/store/chats';
import { endpoints } from '@/utils/store/endpoints';
import { leaveIntent } from '@/utils/store/intents';
import { chooseEngine } from '@/utils/store/settings';
import type { Command } from './command';

/** The newest; older ones are found in the list of chats. */
const MOST_CHATS = 200;

/** The commands that rows make: a prompt asks, a model answers from now on, a chat is opened. Undefined while they are read. */
export function useFoundCommands(windowId: number | null, open: (chatId: string | undefined) => void): Command[] | undefined {
  const language = useLanguage();
  return useLiveQuery(async () => {
    const [prompts, pinned, chats, connected] = await Promise.all([allPrompts(), pinnedChats(), recentChats(MOST_CHATS), endpoints()]);
    return [
      ...(windowId === null ? [] : prompts).map(({ id, name, slash }) => ({
        id: `prompt:${id}`,
        name,
        also: `${slash} ${id}`,
        kind: `/${slash}`,
        run: () => {
          open(undefined);
          if (windowId !== null) void askInFront(windowId, id);
        },
      })),
      ...[...pinned, ...chats].map(({ id, title }) => ({ id: `chat:${id}`, name: title, kind: words('chats.title'), run: () => open(id) })),
      ...connected.flatMap(({ id: endpointId, name, models }) =>
        answering(models).map((model) => ({
          id: `model:${endpointId} ${model.id}`,
          name: words('palette.use', { model: model.name || model.id }),
          also: `${model.id} ${name}`,
          kind: name,
          run: () => void chooseEngine({ endpointId, modelId: model.id }),
        })),
      ),
    ];
  }, [windowId, language]);
}

/** Asks a prompt about the tab in front: as a pick from the right-click menu would, by a note to the panel of this window. */
async function askInFront(windowId: number, actionId: Prompt['id']): Promise<void> {
  const tab = await frontTab(windowId);
  if (tab) await leaveIntent({ windowId, tabId: tab.tabId, actionId });
}
