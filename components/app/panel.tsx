import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowLeft, Maximize2, Menu, Plus, Settings } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Late } from '@/components/ui/late';
import { openInTab, openSettings } from '@/utils/browser/own-page';
import { hashFor } from '@/utils/core/route';
import { words } from '@/utils/i18n/words';
import { showChat, shownChat } from '@/utils/store/settings';
import { LastFault } from './last-fault';
import { ShownChat } from './shown-chat';
import { useTitle } from './use-title';

const loadChatList = () => import('@/components/history/chat-list');
const loadConnectView = () => import('@/components/connect/connect-view');

type View = 'chat' | 'chats' | 'connect';

/** The side panel of a window: one chat, the list of chats, or the way to connect a model. */
export function Panel({ windowId }: { windowId: number }) {
  const [view, setView] = useState<View>('chat');
  const chatId = useLiveQuery(() => shownChat(windowId), [windowId]);
  const title = useTitle(chatId);

  function show(next: string | null): void {
    void showChat(windowId, next);
    setView('chat');
  }

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
        <h1 dir="auto">{view === 'chats' ? words('chats.title') : view === 'connect' ? words('connect.title') : title}</h1>
        {view === 'chat' ? (
          <IconButton name={words('header.wide')} onClick={() => void openInTab(hashFor({ at: 'chat', chatId: chatId ?? null }))}>
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
      {view === 'connect' && <Late load={loadConnectView}>{({ ConnectView }) => <ConnectView onDone={() => setView('chat')} />}</Late>}
    </>
  );
}
