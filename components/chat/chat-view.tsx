import { type KeyboardEvent, useRef, useState } from 'react';
import { Late } from '@/components/ui/late';
import { useLoaded } from '@/components/ui/use-loaded';
import { actionOf } from '@/utils/actions';
import { ask } from '@/utils/chat/ask';
import { sourceOfClick } from '@/utils/chat/source-of-click';
import type { Intent, Source } from '@/utils/core/rows';
import { isLive } from '@/utils/core/tree';
import { words } from '@/utils/i18n/words';
import { requestStop } from '@/utils/store/messages';
import { Composer } from './composer';
import { Start } from './start';
import { TabNotice } from './tab-notice';
import { useChat } from './use-chat';
import { useEngine } from './use-engine';
import { useFrontPage } from './use-front-page';
import { useIntents } from './use-intents';

const loadThread = () => import('./thread');

interface ChatViewProps {
  /** The window whose page is in front; `null` where there is none. */
  windowId: number | null;
  /** `null` is a new chat; undefined while it is being looked up. */
  chatId: string | null | undefined;
  hidden: boolean;
  onConnect(): void;
  onShow(chatId: string): void;
}

/** A chat beside the page in front: what was said, and what is asked next. */
export function ChatView({ windowId, chatId, hidden, onConnect, onShow }: ChatViewProps) {
  const front = useFrontPage(windowId);
  const engine = useEngine();
  const open = useChat(chatId);
  // Loaded before there is anything to show in it: the first word should not wait for it.
  useLoaded(loadThread);
  // A source goes along by default where the chat does not hold it yet. Leaving it out stands for this page in this chat.
  const [leftOut, setLeftOut] = useState<string>();
  const live = open?.branch.findLast(isLive);

  const isKept = ({ kind, url, text }: Source) =>
    !!open?.files.some((file) => file.kind === kind && file.url === url && file.text === text);
  const nameOf = ({ kind, url, text }: Source) => [chatId, kind, url, kind === 'selection' ? text : ''].join(' ');
  const isOn = (source: Source) => !isKept(source) && leftOut !== nameOf(source);
  const offered = front.page.state === 'read' ? front.page.source : undefined;
  const chip = offered && {
    source: offered,
    isOn: isOn(offered),
    isKept: isKept(offered),
    flip: () => setLeftOut(leftOut === nameOf(offered) ? undefined : nameOf(offered)),
  };

  // A question that waits for its page is shown meanwhile.
  const [pending, setPending] = useState<string>();
  const chatNow = useRef(chatId);
  chatNow.current = chatId;

  async function send(text: string, sources: readonly Source[], actionId?: string): Promise<string> {
    return ask({ chatId: open?.chat?.id ?? null, text, sources, engine: engine.chosen, ...(actionId ? { actionId } : {}) });
  }

  /** @param fresh read the page anew: nothing was typed that would have had it read */
  async function submit(text: string, actionId?: string, fresh = false): Promise<void> {
    setPending(text);
    try {
      const page = await front.settled(fresh ? Date.now() : 0);
      const asked = await send(text, page.state === 'read' && isOn(page.source) ? [page.source] : [], actionId);
      // Who has gone on to another chat meanwhile stays there.
      if (chatNow.current === chatId) onShow(asked);
    } finally {
      setPending(undefined);
    }
  }

  async function act(intent: Intent): Promise<void> {
    const action = intent.actionId === undefined ? undefined : actionOf(intent.actionId);
    const page = await front.settled(intent.createdAt);
    if (!action) return;
    const source = await sourceOfClick(intent, page, front.gone());
    // Without anything to ask about, the notice above the composer says why.
    if (source) onShow(await send(words(action.question), [source], action.id));
  }

  const ready = open !== undefined && engine.ready;
  useIntents(windowId, ready, act);

  function onKeyDown({ key }: KeyboardEvent): void {
    if (key === 'Escape' && live) void requestStop(live.id);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc stops the answer from anywhere in the chat; Stop is a button
    <div className="chat" hidden={hidden} onKeyDown={onKeyDown}>
      {open === undefined ? (
        <main />
      ) : open.branch.length > 0 ? (
        <Late load={loadThread}>
          {({ Thread }) => <Thread branch={open.branch} files={open.files} engine={engine.chosen} onConnect={onConnect} />}
        </Late>
      ) : (
        <Start
          page={front.page}
          engine={engine.chosen}
          onAsk={(text, actionId) => void submit(text, actionId, true)}
          onConnect={onConnect}
        />
      )}
      <footer>
        {pending !== undefined && (
          <div className="pending late" role="status">
            <p className="asked" dir="auto">
              {pending}
            </p>
            <p className="fact">{words('start.reading')}</p>
          </div>
        )}
        <TabNotice key={front.document} page={front.page} />
        <Composer
          engine={ready ? engine : undefined}
          chip={chip}
          live={live}
          isShown={!hidden}
          on={{ submit: (text) => submit(text), stop: (id) => void requestStop(id), connect: onConnect, typing: front.look }}
        />
      </footer>
    </div>
  );
}
