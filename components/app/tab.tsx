import './tab.css';
import { ArrowLeft, Menu, Plus, Settings } from 'lucide-react';
import { useState } from 'react';
import { focusComposer } from '@/components/chat/composer-focus';
import { SourceList } from '@/components/chat/source-list';
import { ChatList } from '@/components/history/chat-list';
import { PaletteKeys } from '@/components/prompts/palette-keys';
import { IconButton } from '@/components/ui/icon-button';
import { useMedia } from '@/components/ui/use-media';
import { hashFor, SETTINGS_SECTIONS } from '@/utils/core/route';
import { words } from '@/utils/i18n/words';
import { LastFault } from './last-fault';
import { Opening } from './opening';
import { SettingsPage } from './settings-page';
import { ShownChat } from './shown-chat';
import { themeCommands } from './theme-commands';
import { goTo, useRoute } from './use-route';
import { useTabTitle } from './use-tab-title';
import { useTitle } from './use-title';
import { Welcome } from './welcome';

/** Wide enough for the chats beside the chat. */
const WIDE = '(min-width: 800px)';
/** And for the sources at its other side. */
const WIDER = '(min-width: 1160px)';

/** Aside in a tab of its own: chats and chat side by side, or the settings. */
export function Tab({ windowId }: { windowId: number }) {
  const route = useRoute(windowId);
  const commands = [
    { id: 'new', name: words('header.new'), run: () => goTo({ at: 'chat', chatId: null }) },
    ...SETTINGS_SECTIONS.map((section) => ({
      id: `settings:${section}`,
      name: words(`settings.${section}`),
      kind: words('header.settings'),
      run: () => goTo({ at: 'settings', section }),
    })),
    ...themeCommands(),
  ];
  if (!route) return <Opening />;
  if (route.at === 'welcome') return <Welcome windowId={windowId} />;
  return (
    <>
      {route.at === 'settings' ? <SettingsPage section={route.section} /> : <WideChat chatId={route.chatId} />}
      <PaletteKeys windowId={null} commands={commands} onOpen={(chatId) => chatId !== undefined && goTo({ at: 'chat', chatId })} />
    </>
  );
}

function WideChat({ chatId }: { chatId: string | null }) {
  const isWide = useMedia(WIDE);
  const isWider = useMedia(WIDER);
  const [listed, setListed] = useState(false);
  const title = useTitle(chatId);
  useTabTitle(title);
  const list = (isWide || listed) && (
    <ChatList
      windowId={null}
      isMain={!isWide}
      shownId={chatId}
      onOpen={show}
      onDeleted={(ids) => chatId && ids.includes(chatId) && goTo({ at: 'chat', chatId: null })}
    />
  );

  function show(next: string | null): void {
    goTo({ at: 'chat', chatId: next });
    setListed(false);
    focusComposer();
  }

  return (
    <div className="tab">
      {isWide && (
        <nav className="side" aria-label={words('chats.title')}>
          {list}
          <a className="to-settings" href={hashFor({ at: 'settings', section: 'models' })}>
            <Settings aria-hidden="true" /> {words('header.settings')}
          </a>
        </nav>
      )}
      <div className="middle">
        <header>
          {!isWide &&
            (listed ? (
              <IconButton name={words('header.back')} onClick={() => setListed(false)}>
                <ArrowLeft />
              </IconButton>
            ) : (
              <IconButton name={words('header.chats')} onClick={() => setListed(true)}>
                <Menu />
              </IconButton>
            ))}
          <h1 dir="auto">{!isWide && listed ? words('chats.title') : title}</h1>
          {!isWide && (
            <IconButton name={words('header.settings')} onClick={() => goTo({ at: 'settings', section: 'models' })}>
              <Settings />
            </IconButton>
          )}
          <IconButton name={words('header.new')} onClick={() => show(null)}>
            <Plus />
          </IconButton>
        </header>
        <ShownChat
          windowId={null}
          chatId={chatId}
          hidden={!isWide && listed}
          onConnect={() => goTo({ at: 'settings', section: 'models' })}
          onShow={show}
          beside={isWider ? (branch) => <SourceList branch={branch} /> : undefined}
        />
        <LastFault />
        {!isWide && list}
      </div>
    </div>
  );
}
