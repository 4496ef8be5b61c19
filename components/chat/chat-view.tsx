import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ComposerBox } from '@/components/ui/composer-box';
import { Late } from '@/components/ui/late';
import { UndoToast } from '@/components/ui/undo-toast';
import { useLoaded } from '@/components/ui/use-loaded';
import type { WindowTab } from '@/utils/browser/window-tabs';
import { textOf } from '@/utils/core/parts';
import type { Prompt, Values } from '@/utils/core/prompts';
import type { Message } from '@/utils/core/rows';
import { isLive } from '@/utils/core/tree';
import { words } from '@/utils/i18n/words';
import { requestStop } from '@/utils/store/messages';
import { draggedPicture, pictureInFront } from './carried-pictures';
import { Composer } from './composer';
import { focusComposer } from './composer-focus';
import { beginEdit } from './edits';
import { EnginePicker } from './engine-picker';
import { HeldNotice } from './held-notice';
import { drawPagesOf, NextChips } from './next-chips';
import { OnlySources } from './only-sources';
import { PickingView } from './picking-view';
import { placeholderFor } from './placeholder';
import { RefusedFiles } from './refused-files';
import { RefusedTabs } from './refused-tabs';
import { Start } from './start';
import { sweepDrafts } from './sweep-drafts';
import { TabNotice } from './tab-notice';
import { useChat } from './use-chat';
import { useDrop } from './use-drop';
import { useEngine } from './use-engine';
import { useFrontPage } from './use-front-page';
import { useIntents } from './use-intents';
import { useNextQuestion } from './use-next-question';
import { useTreeActions } from './use-tree-actions';

const loadThread = () => import('./thread');

interface ChatViewProps {
  /** The window whose page is in front; `null` where there is none. */
  windowId: number | null;
  /** `null` is a new chat; undefined while it is being looked up. */
  chatId: string | null | undefined;
  hidden: boolean;
  onConnect(): void;
  onShow(chatId: string): void;
  /** What helps with a question that begins with “/”. */
  slash?(box: ComposerBox, prompts: readonly Prompt[], values: Values): ReactNode;
  /** What helps where “@” is written. */
  mention?(box: ComposerBox, onPick: (tabs: readonly WindowTab[]) => void): ReactNode;
  /** What stands beside the thread where there is room. */
  beside?: ((branch: readonly Message[]) => ReactNode) | undefined;
}

/** A chat beside the page in front: what was said, and what is asked next. */
export function ChatView({ windowId, chatId, hidden, onConnect, onShow, slash, mention, beside }: ChatViewProps) {
  const front = useFrontPage(windowId);
  const engine = useEngine();
  const open = useChat(chatId);
  const tree = useTreeActions(open, onShow);
  const next = useNextQuestion({ chatId, open, front, engine, onAsk: tree.forget, onShow });
  const { attachments, captures, chip, prompts, pending, tabs } = next;
  // Loaded before there is anything to show in it: the first word should not wait for it.
  useLoaded(loadThread);
  useEffect(() => void sweepDrafts(), []);
  const live = open?.branch.findLast(isLive);
  const [awaited] = [...tabs.reading, ...attachments.reading.filter((each) => each.chatId === chatId)];
  const connect = useRef(onConnect);
  connect.current = onConnect;
  const [onConnectNow] = useState(() => () => connect.current());

  const isOver = useDrop((data) => {
    const address = draggedPicture(data);
    if (address && !address.startsWith('data:')) {
      void attachments.addPictures(words('attach.picture'), pictureInFront(windowId, address)).then(() => focusComposer());
    } else if (!attachments.take(data)) focusComposer(data.getData('text/plain'));
  });

  const ready = open !== undefined && engine.ready;
  useIntents(windowId, ready, next.act);

  function onKeyDown({ key }: KeyboardEvent): void {
    if (key === 'Escape' && live) void requestStop(live.id);
  }

  function editLast(): void {
    const last = open?.branch.findLast(({ role }) => role === 'user');
    if (last) beginEdit(last.id, textOf(last.parts));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc stops the answer from anywhere in the chat; Stop is a button
    <div className="chat" hidden={hidden} onKeyDown={onKeyDown}>
      {open === undefined ? (
        <main />
      ) : open.branch.length > 0 ? (
        <Late load={loadThread}>
          {({ Thread }) => (
            <Thread key={open.chat?.id} open={open} choice={engine} actions={tree.actions} windowId={windowId} onConnect={onConnectNow} />
          )}
        </Late>
      ) : (
        <Start
          page={front.page}
          engine={engine}
          prompts={prompts.all}
          onAsk={(prompt) => void next.submit('', prompt)}
          onConnect={onConnect}
          onOpen={onShow}
        />
      )}
      <footer>
        {pending !== undefined && (
          <div className="pending late" role="status">
            <p className="asked" dir="auto">
              {pending.text}
            </p>
            <p className="fact">
              {awaited ? (awaited.inPercent ?? words('attach.reading', { name: awaited.name })) : words('start.reading')}
            </p>
          </div>
        )}
        {tree.deleted && (
          <UndoToast text={words(tree.deleted.role === 'user' ? 'question.deleted' : 'answer.deleted')} onUndo={tree.undo} />
        )}
        <RefusedFiles attachments={attachments} />
        <RefusedTabs tabs={tabs} />
        {prompts.lack && (
          <p className="fact" role="alert">
            {prompts.lack}
          </p>
        )}
        <HeldNotice struck={next.struck} />
        {captures.picking && <PickingView picking={captures.picking} />}
        <TabNotice key={front.document} page={front.page} asPictures={(pdf) => drawPagesOf(attachments, pdf)} />
        <Composer
          chatId={chatId}
          around={
            open !== undefined && engine.ready
              ? {
                  chips: <NextChips {...{ next, windowId, chatId, engine, front }} branch={open.branch} isBusy={!!live} />,
                  tools: (
                    <>
                      <EnginePicker engine={engine} onConnect={onConnect} />
                      {next.onlySources.canBe && <OnlySources {...next.onlySources} />}
                    </>
                  ),
                  placeholder: placeholderFor(chip),
                }
              : undefined
          }
          live={live}
          isShown={!hidden}
          slash={(box) => slash?.(box, prompts.offered, prompts.values(chip?.isOn ? chip.source : undefined))}
          mention={(box) => mention?.(box, tabs.pick)}
          on={{
            submit: (text) => next.submit(text),
            stop: (id) => void requestStop(id),
            typing: front.look,
            editLast,
            paste: attachments.take,
          }}
        />
      </footer>
      {open && beside?.(open.branch)}
      {isOver && !hidden && <p className="drop-here">{words('attach.drop')}</p>}
    </div>
  );
}
