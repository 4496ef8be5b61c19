import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowLeft, Maximize2, Menu, Plus, Settings } from 'lucide-react';
import { useState } from 'react';
import { focusComposer } from '@/components/chat/composer-focus';
import { PaletteKeys } from '@/components/prompts/palette-keys';
import { IconButton } from '@/components/ui/icon-button';
import { Late } from '@/components/ui/late';
import { useSoon } from '@/components/ui/use-soon';
import { openInTab, openSettings } from '@/utils/browser/own-page';
import { hashFor } from '@/utils/core/route';
import { words } from '@/utils/i18n/words';
import { showChat, shownChat } from '@/utils/store/settings';
import { LastFault } from './last-fault';
import { ShownChat } from './shown-chat';
import { themeCommands } from './theme-commands';
import { useTitle } from './use-title';

const loadChatList = () => import('@/components/history/chat-list');
const loadConnectView = () => import('@/components/connect/connect-view');
const loadPromptsView = () => import('@/components/prompts/prompts-view');

type View = 'chat' | 'chats' | 'connect' | 'prompts';

const TITLES = { chats: 'chats.title', connect: 'connect.title', prompts: 'prompts.title' } as const;

/** The side panel of a window: one chat, the list of chats, the way to connect a model, or the prompts. */
export function Panel({ windowId }: { windowId: number }) {
  const [view, setView] = useState<View>('chat');
  const kept = useLiveQuery(() => shownChat(windowId), [windowId]);
  // At once: what is typed next belongs to the chat that was chosen.
  const [chatId, showNow] = useSoon(kept);
  const title = useTitle(chatId);

  function show(next: string | null): void {
    showNow(next);
    void showChat(windowId, next);
    setView('chat');
    // Also where a new chat is shown already.
    focusComposer();
  }

  const openWide = () => void openInTab(hashFor({ at: 'chat', chatId: chatId ?? null }));
  const commands = [
    { id: 'new', name: words('header.new'), run: () => show(null) },
    { id: 'chats', name: words('header.chats'), run: () => setView('chats') },
    { id: 'connect', name: words('connect.title'), run: () => setView('connect') },
    { id: 'prompts', name: words('palette.prompts'), run: () => setView('prompts') },
    { id: 'wide', name: words('header.wide'), run: openWide },
    { id: 'settings', name: words('header.settings'), run: () => void openSettings() },
    ...themeCommands(),
  ];

  return (
    <>
      <header>
        {view === 'chat' ? (
          <IconButton name={words('header.chats')} onClick={() => setView('chats')}>
            <Menu />
          </IconButton>
        ) : (
          <IconButton name={words('header.back')} onClick={() => setView('chat')}>
            <ArrowLeft />
          </IconButton>
        )}
        <h1 dir="auto">{view === 'chat' ? title : words(TITLES[view])}</h1>
        {view === 'chat' ? (
          <IconButton name={words('header.wide')} onClick={openWide}>
            <Maximize2 />
          </IconButton>
        ) : (
          <IconButton name={words('header.settings')} onClick={() => void openSettings()}>
            <Settings />
          </IconButton>
        )}
        <IconButton name={words('header.new')} onClick={() => show(null)}>
          <Plus />
        </IconButton>
      </header>
      <ShownChat windowId={windowId} chatId={chatId} hidden={view !== 'chat'} onConnect={() => setView('connect')} onShow={show} />
      <PaletteKeys windowId={windowId} commands={commands} onOpen={(id) => (id === undefined ? setView('chat') : show(id))} />
      <LastFault />
      {view === 'chats' && (
        <Late load={loadChatList}>
          {({ ChatList }) => (
            <ChatList
              windowId={windowId}
              isMain
              shownId={chatId ?? null}
              onOpen={show}
              onDeleted={(ids) => chatId && ids.includes(chatId) && void showChat(windowId, null)}
            />
          )}
        </Late>
      )}
      {view === 'prompts' && (
        <main>
          <Late load={loadPromptsView} meanwhile={null}>
            {({ PromptsView }) => <PromptsView />}
          </Late>
        </main>
      )}
      {view === 'connect' && <Late load={loadConnectView}>{({ ConnectView }) => <ConnectView onDone={() => setView('chat')} />}</Late>}
    </>
  );
}
