import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { actionOf } from '@/utils/actions';
import { ask } from '@/utils/chat/ask';
import type { FrontPage } from '@/utils/chat/front-page';
import type { Chat, Intent, Source } from '@/utils/core/rows';
import { branchTo, isLive } from '@/utils/core/tree';
import { words } from '@/utils/i18n/words';
import { filesOf } from '@/utils/store/files';
import { hasIntent, takeIntent } from '@/utils/store/intents';
import { messagesOf, requestStop } from '@/utils/store/messages';
import { Composer } from './composer';
import { Start } from './start';
import { TabNotice } from './tab-notice';
import { useEngine } from './use-engine';
import { useFrontPage } from './use-front-page';

const Thread = lazy(() => import('./thread').then(({ Thread }) => ({ default: Thread })));

interface ChatViewProps {
  windowId: number;
  /** `null` is a new chat; undefined while it is being looked up. */
  chat: Chat | null | undefined;
  hidden: boolean;
  onConnect(): void;
  onShow(chatId: string): void;
}

/** A chat beside the page in front: what was said, and what is asked next. */
export function ChatView({ windowId, chat, hidden, onConnect, onShow }: ChatViewProps) {
  const front = useFrontPage(windowId);
  const engine = useEngine();
  const chatId = chat?.id ?? null;
  const messages = useLiveQuery(() => (chatId === null ? [] : messagesOf(chatId)), [chatId]);
  const files = useLiveQuery(() => (chatId === null ? [] : filesOf(chatId)), [chatId]);
  // A source goes along by default where the chat does not hold it yet; leaving it out stands for this text only.
  const [leftOut, setLeftOut] = useState<string>();
  const branch = branchTo(messages ?? [], chat?.head ?? null);
  const live = branch.findLast(isLive);

  const isKept = (source: Source) =>
    !!files?.some(({ kind, url, text }) => kind === source.kind && url === source.url && text === source.text);
  const isOn = (source: Source) => !isKept(source) && leftOut !== source.text;
  const offered = front.page.state === 'read' ? front.page.source : undefined;

  const chip = offered && {
    source: offered,
    isOn: isOn(offered),
    isKept: isKept(offered),
    flip: () => setLeftOut(leftOut === offered.text ? undefined : offered.text),
  };

  async function submit(text: string, actionId?: string, wanted?: Source): Promise<void> {
    const source = wanted ?? sourceOf(await front.settled());
    const sources = source && (wanted || isOn(source)) ? [source] : [];
    const asked = await ask({ chatId, text, sources, engine: engine.chosen, ...(actionId ? { actionId } : {}) });
    if (asked !== chatId) onShow(asked);
    setLeftOut(undefined);
  }

  async function act({ actionId, selection }: Intent): Promise<void> {
    const page = await front.look();
    const action = actionId === undefined ? undefined : actionOf(actionId);
    if (!action) return;
    const source = sourceOf(page);
    // A selection inside a frame is known to the click alone.
    const wanted = source && selection && source.kind === 'page' ? { ...source, kind: 'selection' as const, text: selection } : source;
    await submit(words(action.question), action.id, wanted);
  }

  const ready = chat !== undefined && files !== undefined && engine.ready;
  useIntents(windowId, ready, act);

  return (
    <div className="chat" hidden={hidden}>
      <Suspense fallback={<main />}>
        {chat === undefined || messages === undefined ? (
          <main />
        ) : branch.length > 0 ? (
          <Thread branch={branch} files={files ?? []} engine={engine.chosen} onConnect={onConnect} />
        ) : (
          <Start page={front.page} engine={engine.chosen} onAsk={(text, actionId) => void submit(text, actionId)} onConnect={onConnect} />
        )}
      </Suspense>
      <footer>
        <TabNotice page={front.page} />
        <Composer
          engine={ready ? engine : undefined}
          chip={chip}
          live={live}
          on={{
            submit: (text) => submit(text),
            stop: (id) => void requestStop(id),
            connect: onConnect,
            typing: () => void front.look().catch(() => undefined),
          }}
        />
      </footer>
    </div>
  );
}

function sourceOf(page: FrontPage): Source | undefined {
  return page.state === 'read' ? page.source : undefined;
}

/** Takes what clicks outside the panel ask of it, one at a time. */
function useIntents(windowId: number, ready: boolean, act: (intent: Intent) => Promise<void>): void {
  const waiting = useLiveQuery(() => hasIntent(windowId), [windowId]);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!waiting || !ready) return;
    void takeIntent(windowId).then((intent) => intent && latest.current(intent));
  }, [windowId, waiting, ready]);
}
