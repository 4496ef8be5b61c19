import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactNode } from 'react';
import { ChatView } from '@/components/chat/chat-view';
import { Late } from '@/components/ui/late';
import type { Message } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { chatRow, undeleteChats } from '@/utils/store/chats';

const loadSlashMenu = () => import('@/components/prompts/slash-menu');
const loadTabMenu = () => import('@/components/tabs/tab-menu');

interface ShownChatProps {
  /** The window whose page is in front; `null` in a tab of ours, where there is none. */
  windowId: number | null;
  /** `null` is a new chat; undefined while it is being looked up. */
  chatId: string | null | undefined;
  hidden: boolean;
  onConnect(): void;
  onShow(chatId: string | null): void;
  /** What stands beside the thread where there is room. */
  beside?: ((branch: readonly Message[]) => ReactNode) | undefined;
}

/** A chat, or the news that another window deleted it. */
export function ShownChat({ windowId, chatId, hidden, onConnect, onShow, beside }: ShownChatProps) {
  const found = useLiveQuery(async () => ({ chatId, row: chatId ? await chatRow(chatId) : undefined }), [chatId]);
  const isGone = !!chatId && found?.chatId === chatId && (found.row === undefined || found.row.deletedAt !== undefined);
  return (
    <>
      <ChatView
        windowId={windowId}
        chatId={chatId}
        hidden={hidden || isGone}
        onConnect={onConnect}
        onShow={onShow}
        beside={beside}
        slash={(box, prompts, values) => (
          <Late load={loadSlashMenu} meanwhile={null}>
            {({ SlashMenu }) => <SlashMenu box={box} prompts={prompts} values={values} />}
          </Late>
        )}
        mention={(box, onPick) => (
          <Late load={loadTabMenu} meanwhile={null}>
            {({ TabMenu }) => <TabMenu box={box} onPick={onPick} />}
          </Late>
        )}
      />
      {isGone && !hidden && (
        <main>
          <section className="notice" aria-label={words('chat.gone')}>
            <p role="status">{words(found.row ? 'chat.deleted' : 'chat.gone')}</p>
            <div className="row">
              {found.row && (
                <button type="button" className="btn first" onClick={() => void undeleteChats([chatId])}>
                  {words('chat.bring-back')}
                </button>
              )}
              <button type="button" className="btn" onClick={() => onShow(null)}>
                {words('header.new')}
              </button>
            </div>
          </section>
        </main>
      )}
    </>
  );
}
