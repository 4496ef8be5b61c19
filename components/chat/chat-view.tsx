import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { ComposerBox } from '@/components/ui/composer-box';
import { Late } from '@/components/ui/late';
import { useLoaded } from '@/components/ui/use-loaded';
import { allPrompts } from '@/utils/chat/all-prompts';
import { ask } from '@/utils/chat/ask';
import { MORE } from '@/utils/chat/menus';
import { sourceOfClick } from '@/utils/chat/source-of-click';
import { commandIn, missingIn, type Prompt, promptNamed, type Values } from '@/utils/core/prompts';
import type { Intent, Source } from '@/utils/core/rows';
import { isLive } from '@/utils/core/tree';
import { words } from '@/utils/i18n/words';
import { requestStop } from '@/utils/store/messages';
import { Composer } from './composer';
import { draft, keepDraft } from './draft';
import { Start } from './start';
import { TabNotice } from './tab-notice';
import { useChat } from './use-chat';
import { useEngine } from './use-engine';
import { useFrontPage } from './use-front-page';
import { useIntents } from './use-intents';
import { usePrompts } from './use-prompts';

const loadThread = () => import('./thread');

interface ChatViewProps {
  windowId: number;
  /** `null` is a new chat; undefined while it is being looked up. */
  chatId: string | null | undefined;
  hidden: boolean;
  onConnect(): void;
  onShow(chatId: string): void;
  /** What helps with a question that begins with “/”. */
  slash?(box: ComposerBox, prompts: readonly Prompt[], values: Values): ReactNode;
}

/** A chat beside the page in front: what was said, and what is asked next. */
export function ChatView({ windowId, chatId, hidden, onConnect, onShow, slash }: ChatViewProps) {
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

  const prompts = usePrompts(open?.files);
  /** Counts what was written into the composer from outside, which begins anew with it. */
  const [seeds, setSeeds] = useState(0);
  function seed(begin: string): void {
    // What was written before becomes what is typed for the prompt.
    const text = begin + (draft.text.startsWith('/') ? '' : draft.text);
    Object.assign(draft, { text, selection: [text.length, text.length] });
    keepDraft();
    setSeeds(seeds + 1);
  }

  // A question that waits for its page is shown meanwhile.
  const [pending, setPending] = useState<string>();
  const chatNow = useRef(chatId);
  chatNow.current = chatId;

  async function send(text: string, sources: readonly Source[], actionId?: string): Promise<string> {
    return ask({ chatId: open?.chat?.id ?? null, text, sources, engine: engine.chosen, ...(actionId ? { actionId } : {}) });
  }

  /**
   * Asks what was written, which may be a command, or what a prompt asks.
   * @param picked read the page anew: nothing was typed that would have had it read
   */
  async function submit(text: string, picked?: Prompt): Promise<void> {
    const command = commandIn(text);
    const prompt = picked ?? (command && promptNamed(prompts.all, command.slash));
    prompts.forgetLack();
    setPending(prompt?.name ?? text);
    try {
      const page = await front.settled(picked ? Date.now() : 0);
      const source = page.state === 'read' ? page.source : undefined;
      const isSent = !!source && isOn(source);
      const question = prompt
        ? prompts.wordsOf(prompt, prompts.values(source, isSent || (!!source && isKept(source)), command?.input))
        : text;
      const asked = await send(question, isSent ? [source] : [], prompt?.id);
      // Who has gone on to another chat meanwhile stays there.
      if (chatNow.current === chatId) onShow(asked);
    } finally {
      setPending(undefined);
    }
  }

  async function act({ actionId, ...click }: Intent): Promise<void> {
    const page = await front.settled(click.createdAt);
    prompts.forgetLack();
    if (actionId === MORE) return draft.text ? undefined : seed('/');
    const prompt = (await allPrompts()).find(({ id }) => id === actionId);
    if (!prompt) return;
    const source = await sourceOfClick(click, page, front.gone());
    const values = prompts.values(source, true);
    if (missingIn(prompt.text, values).includes('input')) return seed(`/${prompt.slash} `);
    onShow(await send(prompts.wordsOf(prompt, values), source ? [source] : [], prompt.id));
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
          prompts={prompts.all}
          onAsk={(prompt) => void submit('', prompt)}
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
        {prompts.lack && (
          <p className="fact" role="alert">
            {prompts.lack}
          </p>
        )}
        <TabNotice key={front.document} page={front.page} />
        <Composer
          key={seeds}
          engine={ready ? engine : undefined}
          chip={chip}
          live={live}
          isShown={!hidden}
          slash={(box) => slash?.(box, prompts.all, prompts.values(offered, !!chip && (chip.isOn || chip.isKept)))}
          on={{ submit: (text) => submit(text), stop: (id) => void requestStop(id), connect: onConnect, typing: front.look }}
        />
      </footer>
    </div>
  );
}
