import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ComposerBox } from '@/components/ui/composer-box';
import { Late } from '@/components/ui/late';
import { UndoToast } from '@/components/ui/undo-toast';
import { useLoaded } from '@/components/ui/use-loaded';
import type { WindowTab } from '@/utils/browser/window-tabs';
import { allPrompts } from '@/utils/chat/all-prompts';
import { ask, type Question } from '@/utils/chat/ask';
import { MORE } from '@/utils/chat/menus';
import { sourceOfClick } from '@/utils/chat/source-of-click';
import { fileIdsOf, textOf } from '@/utils/core/parts';
import { commandIn, missingIn, type Prompt, promptNamed, type Values } from '@/utils/core/prompts';
import type { Intent, Message, Source } from '@/utils/core/rows';
import { isLive } from '@/utils/core/tree';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { fetchPdf, wantAllPages } from '@/utils/readers/pdf';
import { requestStop } from '@/utils/store/messages';
import { AttachmentChips } from './attachment-chips';
import { Composer } from './composer';
import { beginCommand, focusComposer } from './composer-focus';
import { draft } from './draft';
import { beginEdit } from './edits';
import { EnginePicker } from './engine-picker';
import { HeldNotice } from './held-notice';
import { OnlySources } from './only-sources';
import { placeholderFor } from './placeholder';
import { RefusedFiles } from './refused-files';
import { RefusedTabs } from './refused-tabs';
import type { ScannedPdf } from './scanned-pdf';
import { SourceChip } from './source-chip';
import { Start } from './start';
import { Sum } from './sum';
import { sweepDrafts } from './sweep-drafts';
import { TabNotice } from './tab-notice';
import { UnseenPictures } from './unseen-pictures';
import { useAttachments } from './use-attachments';
import { useChat } from './use-chat';
import { useDrop } from './use-drop';
import { useEngine } from './use-engine';
import { useFrontPage } from './use-front-page';
import { useIntents } from './use-intents';
import { useOffer } from './use-offer';
import { usePrompts } from './use-prompts';
import { useStruck } from './use-struck';
import { useTabSources } from './use-tab-sources';
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
  const attachments = useAttachments(chatId);
  const { chip, goesAlong } = useOffer(chatId, open, front.page, attachments.files);
  const struck = useStruck(chatId, open?.branch);
  const [onlySources, setOnlySources] = useState(false);
  const [wantsAll, setWantsAll] = useState(false);
  const tabs = useTabSources(chatId);
  const tree = useTreeActions(open, onShow);
  // Loaded before there is anything to show in it: the first word should not wait for it.
  useLoaded(loadThread);
  useEffect(() => void sweepDrafts(), []);
  const live = open?.branch.findLast(isLive);
  const connect = useRef(onConnect);
  connect.current = onConnect;
  const [onConnectNow] = useState(() => () => connect.current());

  const isOver = useDrop((data) => {
    if (!attachments.take(data)) focusComposer(data.getData('text/plain'));
  });

  const prompts = usePrompts(open?.branch, attachments.files);
  const holdsSources = !!open?.branch.some(({ parts }) => fileIdsOf(parts).length > 0);
  const hasSources = chip?.isOn || attachments.files.length > 0 || holdsSources;
  const isExcerpts = engine.chosen.endpointId === EXCERPTS_ENDPOINT.id;

  // A question that waits for its page is shown meanwhile, and its files with it.
  const [pending, setPending] = useState<{ text: string; fileIds: readonly string[] }>();
  const chatNow = useRef(chatId);
  chatNow.current = chatId;

  async function send(question: Pick<Question, 'text' | 'sources' | 'actionId' | 'after' | 'attached'>): Promise<string> {
    const brings = question.sources.length > 0 || !!question.attached?.length || holdsSources;
    return ask({
      chatId: open?.chat?.id ?? null,
      engine: engine.chosen,
      onlySources: onlySources && brings && !isExcerpts,
      wantsAll: wantsAll && brings && !isExcerpts,
      struckOf: struck.of,
      ...(open ? { branch: open.branch } : {}),
      ...question,
    });
  }

  function promptIn(text: string): Prompt | undefined {
    const command = commandIn(text);
    return command && promptNamed(prompts.all, command.slash);
  }

  /** What is asked in the end: a command is another name for a prompt's words. */
  function questionIn(text: string, prompt: Prompt | undefined, source: Source | undefined): string {
    return prompt ? prompts.wordsOf(prompt, prompts.values(source, commandIn(text)?.input)) : text;
  }

  /**
   * Asks what was written, which may be a command, or what a prompt asks.
   * @param picked read the page anew: nothing was typed that would have had it read
   */
  async function submit(text: string, picked?: Prompt): Promise<string> {
    const prompt = picked ?? promptIn(text);
    // What the user sees above the box is what the question follows, whatever another window shows of this chat by then.
    const after = open?.branch.at(-1)?.id;
    prompts.forgetLack();
    setPending({ text: prompt?.name ?? text, fileIds: attachments.files.map(({ id }) => id) });
    tree.forget();
    attachments.dismiss();
    tabs.dismiss();
    try {
      // Tabs and files that are still being read are meant too.
      const settled = tabs.settled().then(() => attachments.settled());
      const [page, files] = await Promise.all([front.settled(picked ? Date.now() : 0), settled]);
      const source = page.state === 'read' ? page.source : undefined;
      const isSent = !!source && (await goesAlong(source));
      const again = picked && (() => void submit(text, picked));
      if (!isExcerpts && struck.holds(isSent ? [source, ...files] : files, again)) throw new DOMException('Held back', 'AbortError');
      const asked = await send({
        text: questionIn(text, prompt, isSent ? source : undefined),
        sources: isSent ? [source] : [],
        attached: files.map(({ id }) => id),
        ...(after ? { after } : {}),
        ...(prompt ? { actionId: prompt.id } : {}),
      });
      if (chatId === null) struck.forget();
      // Who has gone on to another chat meanwhile stays there.
      if (chatNow.current === chatId) onShow(asked);
      return asked;
    } finally {
      setPending(undefined);
    }
  }

  async function act({ actionId, ...click }: Intent): Promise<void> {
    const page = await front.settled(click.createdAt);
    prompts.forgetLack();
    if (actionId === MORE) return draft.text ? undefined : beginCommand('/');
    const prompt = (await allPrompts()).find(({ id }) => id === actionId);
    if (!prompt) return;
    const source = await sourceOfClick(click, page, front.gone());
    const values = prompts.values(source);
    if (missingIn(prompt.text, values).includes('input')) return beginCommand(`/${prompt.slash} `);
    const question = { text: prompts.wordsOf(prompt, values), sources: source ? [source] : [], actionId: prompt.id };
    const askNow = async () => onShow(await send(question));
    if (isExcerpts || !struck.holds(question.sources, () => void askNow())) await askNow();
  }

  const ready = open !== undefined && engine.ready;
  useIntents(windowId, ready, act);

  function onKeyDown({ key }: KeyboardEvent): void {
    if (key === 'Escape' && live) void requestStop(live.id);
  }

  function editLast(): void {
    const last = open?.branch.findLast(({ role }) => role === 'user');
    if (last) beginEdit(last.id, textOf(last.parts));
  }

  function readAllOf(url: string): void {
    wantAllPages(url);
    void front.settled(Date.now());
  }

  function drawPagesOf({ url = '', title }: { url?: string; title?: string }, pages: ScannedPdf['pages'] = 'all'): void {
    attachments.drawPages({ name: title || url, pages, open: (signal) => fetchPdf(url, title, signal) });
  }

  const files = attachments.files.filter(({ id }) => !pending?.fileIds.includes(id));
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
          engine={engine.chosen}
          prompts={prompts.all}
          onAsk={(prompt) => void submit('', prompt)}
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
            <p className="fact">{words('start.reading')}</p>
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
        <HeldNotice struck={struck} />
        <TabNotice key={front.document} page={front.page} asPictures={drawPagesOf} />
        <Composer
          chatId={chatId}
          around={
            ready
              ? {
                  chips: (
                    <>
                      <AttachmentChips
                        attachments={{ ...attachments, files, reading: [...attachments.reading, ...tabs.reading] }}
                        sum={
                          chatId !== undefined && (
                            <Sum
                              chatId={chatId}
                              branch={open.branch}
                              front={chip?.isOn ? chip.source : undefined}
                              files={files}
                              engine={engine.chosen}
                              onlySources={onlySources && hasSources}
                              all={{ isWanted: wantsAll, flip: () => setWantsAll(!wantsAll) }}
                              struck={struck}
                              isBusy={!!live}
                              asked={(text) => {
                                const prompt = promptIn(text);
                                return { text: questionIn(text, prompt, chip?.isOn ? chip.source : undefined), actionId: prompt?.id };
                              }}
                            />
                          )
                        }
                      >
                        {chip && (
                          <SourceChip
                            {...chip}
                            readAll={() => readAllOf(chip.source.url)}
                            asPictures={() => drawPagesOf(chip.source, chip.source.pages?.empty)}
                          />
                        )}
                      </AttachmentChips>
                      <UnseenPictures engine={engine} files={files} branch={open.branch} />
                    </>
                  ),
                  tools: (
                    <>
                      <EnginePicker engine={engine} onConnect={onConnect} />
                      {hasSources && !isExcerpts && <OnlySources isOn={onlySources} flip={() => setOnlySources(!onlySources)} />}
                    </>
                  ),
                  placeholder: placeholderFor(chip),
                }
              : undefined
          }
          live={live}
          isShown={!hidden}
          slash={(box) => slash?.(box, prompts.all, prompts.values(chip?.isOn ? chip.source : undefined))}
          mention={(box) => mention?.(box, tabs.pick)}
          on={{
            submit: (text) => submit(text),
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
