import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowLeft, Menu, Plus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ChatView } from '@/components/chat/chat-view';
import { PaletteKeys } from '@/components/prompts/palette-keys';
import { IconButton } from '@/components/ui/icon-button';
import { Late } from '@/components/ui/late';
import { ownWindowId } from '@/utils/browser/front-tab';
import { joinAsPanel } from '@/utils/chat/panel-activity';
import { words } from '@/utils/i18n/words';
import { chatOf } from '@/utils/store/chats';
import { showChat, shownChat } from '@/utils/store/settings';
import { LastFault } from './last-fault';

const loadChatList = () => import('@/components/history/chat-list');
const loadConnectView = () => import('@/components/connect/connect-view');
const loadPromptsView = () => import('@/components/prompts/prompts-view');
const loadSlashMenu = () => import('@/components/prompts/slash-menu');

type View = 'chat' | 'chats' | 'connect' | 'prompts';

const TITLES = { chats: 'chats.title', connect: 'connect.title', prompts: 'prompts.title' } as const;

export function App() {
  const [view, setView] = useState<View>('chat');
  const [windowId, setWindowId] = useState<number>();
  useEffect(() => {
    void ownWindowId().then(setWindowId);
    void navigator.storage.persist();
  }, []);
  useEffect(() => joinAsPanel(window), []);
  const chatId = useLiveQuery(() => (windowId === undefined ? undefined : shownChat(windowId)), [windowId]);
  const chat = useLiveQuery(() => (chatId ? chatOf(chatId) : undefined), [chatId]);

  const show = useCallback(
    (next: string | null) => {
      if (windowId !== undefined) void showChat(windowId, next);
      setView('chat');
    },
    [windowId],
  );
  /** What the palette can do, beside what it finds by itself: prompts, models, chats. */
  const commands = useMemo(
    () => [
      { id: 'new', name: words('header.new'), run: () => show(null) },
      { id: 'chats', name: words('header.chats'), run: () => setView('chats') },
      { id: 'connect', name: words('connect.title'), run: () => setView('connect') },
      { id: 'prompts', name: words('palette.prompts'), run: () => setView('prompts') },
    ],
    [show],
  );

  const title = view === 'chat' ? chat?.title || words('chat.untitled') : words(TITLES[view]);
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
        <h1 dir="auto">{title}</h1>
        <IconButton name={words('header.new')} onClick={() => show(null)}>
          <Plus />
        </IconButton>
      </header>
      {windowId !== undefined && (
        <>
          <ChatView
            windowId={windowId}
            chatId={chatId}
            hidden={view !== 'chat'}
            onConnect={() => setView('connect')}
            onShow={show}
            slash={(box, prompts, values) => (
              <Late load={loadSlashMenu} meanwhile={null}>
                {({ SlashMenu }) => <SlashMenu box={box} prompts={prompts} values={values} />}
              </Late>
            )}
          />
          <PaletteKeys windowId={windowId} commands={commands} onOpen={(id) => (id === undefined ? setView('chat') : show(id))} />
        </>
      )}
      <LastFault />
      {view === 'chats' && (
        <Late load={loadChatList}>
          {({ ChatList }) => (
            <ChatList
              shownId={chatId ?? null}
              onOpen={show}
              onDeleted={(id) => id === chatId && windowId !== undefined && void showChat(windowId, null)}
            />
          )}
        </Late>
      )}
      {view === 'connect' && <Late load={loadConnectView}>{({ ConnectView }) => <ConnectView onDone={() => setView('chat')} />}</Late>}
      {view === 'prompts' && (
        <main>
          <Late load={loadPromptsView} meanwhile={null}>
            {({ PromptsView }) => <PromptsView />}
          </Late>
        </main>
      )}
    </>
  );
}
