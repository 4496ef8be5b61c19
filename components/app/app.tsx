import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowLeft, Menu, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ChatView } from '@/components/chat/chat-view';
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

type View = 'chat' | 'chats' | 'connect';

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

  function show(next: string | null): void {
    if (windowId !== undefined) void showChat(windowId, next);
    setView('chat');
  }

  const title =
    view === 'chats' ? words('chats.title') : view === 'connect' ? words('connect.title') : chat?.title || words('chat.untitled');
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
        <ChatView windowId={windowId} chatId={chatId} hidden={view !== 'chat'} onConnect={() => setView('connect')} onShow={show} />
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
    </>
  );
}
