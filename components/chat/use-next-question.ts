import { useRef, useState } from 'react';
import { allPrompts, valuesFor } from '@/utils/chat/all-prompts';
import { ask, type Question } from '@/utils/chat/ask';
import { MORE, REGION } from '@/utils/chat/menus';
import type { ClickedPicture } from '@/utils/chat/picture-of-click';
import { sourceOfClick } from '@/utils/chat/source-of-click';
import { fileIdsOf } from '@/utils/core/parts';
import { commandIn, missingIn, type Prompt, promptNamed, type Values } from '@/utils/core/prompts';
import type { Intent, Source } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { beginCommand, focusComposer } from './composer-focus';
import { draft, moveDraft } from './draft';
import { keepWish, moveWish } from './picture-wishes';
import { useAttachments } from './use-attachments';
import { useCaptures } from './use-captures';
import type { OpenChat } from './use-chat';
import type { EngineChoice } from './use-engine';
import type { Front } from './use-front-page';
import { useOffer } from './use-offer';
import { usePictureWish } from './use-picture-wish';
import { usePrompts, wantsPicture } from './use-prompts';
import { useStruck } from './use-struck';
import { useTabSources } from './use-tab-sources';
import { engineSeesPictures } from './use-unseen';

interface NextQuestionOptions {
  /** `null` is a new chat; undefined while it is being looked up. */
  chatId: string | null | undefined;
  open: OpenChat | undefined;
  front: Front;
  engine: EngineChoice;
  /** The user wants something else than what was deleted. */
  onAsk(): void;
  onShow(chatId: string): void;
}

export type NextQuestion = ReturnType<typeof useNextQuestion>;

/** What the next question of a chat carries, what is wished of its answer, and the ways to ask it. */
export function useNextQuestion({ chatId, open, front, engine, onAsk, onShow }: NextQuestionOptions) {
  const attachments = useAttachments(chatId);
  const captures = useCaptures(attachments);
  const { chip, goesAlong } = useOffer(chatId, open, front.page, attachments.files);
  const struck = useStruck(chatId, open?.branch);
  const tabs = useTabSources(chatId);
  const picture = usePictureWish(chatId, engine);
  const prompts = usePrompts(open?.branch, attachments.files, picture.unable);
  const [onlySources, setOnlySources] = useState(false);
  const [wantsAll, setWantsAll] = useState(false);
  const holdsSources = !!open?.branch.some(({ parts }) => fileIdsOf(parts).length > 0);
  const hasSources = chip?.isOn || attachments.files.length > 0 || holdsSources;
  const isExcerpts = engine.chosen.endpointId === EXCERPTS_ENDPOINT.id;

  // A question that waits for its page is shown meanwhile, and its files with it.
  const [pending, setPending] = useState<{ text: string; fileIds: readonly string[] }>();
  const chatNow = useRef(chatId);
  chatNow.current = chatId;

  async function send(question: Pick<Question, 'text' | 'sources' | 'actionId' | 'after' | 'attached' | 'wantsPicture'>): Promise<string> {
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

  /** Shows a chat in which something was asked that was not written in the box. */
  function show(asked: string): void {
    if (!open?.chat) moveDraft(asked);
    onShow(asked);
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
    // What is wished while it waits is wished of the next one.
    const isWished = picture.isOn;
    if (isWished) keepWish(chatId ?? null, false);
    prompts.forgetLack();
    setPending({ text: prompt?.name ?? text, fileIds: attachments.files.map(({ id }) => id) });
    onAsk();
    // A box that is not drawn yet goes with no question that is sent before it is.
    captures.leave();
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
        wantsPicture: isWished || (!!prompt && wantsPicture(prompt)),
      });
      if (chatId === null) struck.forget();
      // Who has gone on to another chat meanwhile stays there.
      if (chatNow.current === chatId) {
        if (chatId === null) moveWish(asked);
        // What else is written in the box was not asked.
        if (picked) show(asked);
        else onShow(asked);
      }
      return asked;
    } catch (error) {
      if (isWished) keepWish(chatId ?? null, true);
      throw error;
    } finally {
      setPending(undefined);
    }
  }

  /** Asks what a prompt asks, or begins it in the box. */
  function pick(prompt: Prompt): void {
    if (isTyped(prompt, prompts.values(undefined))) beginCommand(`/${prompt.slash} `);
    else void submit('', prompt);
  }

  /** Attaches the picture that was clicked on, and asks what was picked. */
  async function actOnPicture(intent: Intent, picture: NonNullable<Intent['picture']>): Promise<void> {
    captures.leave();
    const { pictureOfClick } = await import('@/utils/chat/picture-of-click');
    const { actionId, ...click } = intent;
    let found: ClickedPicture | undefined | null = null;
    const [attached] = await attachments.addPictures(words('attach.picture'), async (signal) => {
      found = await pictureOfClick(click, picture, signal);
      return found ? [found] : [];
    });
    // Nobody knows what the click was made on: the user shows it.
    if (found === undefined) return void actOnRegion(intent);
    const prompt = (await allPrompts()).find(({ id }) => id === actionId);
    await askAbout(attached, prompt);
  }

  /** Has a box drawn, and asks the first question for pictures about what is in it. With Shift it waits, and while a question is written, or another chat came. */
  async function actOnRegion({ tabId, windowId, actionId }: Intent): Promise<void> {
    const asks = actionId === REGION && draft.text === '';
    const got = await captures.region({ tabId, windowId }, asks);
    const prompt = (await allPrompts()).find(({ menus }) => menus.includes('image'));
    // Drawing may take minutes: model, chat and box are those of now.
    const waits = !asks || draft.text !== '' || got?.withShift || chatNow.current !== chatId;
    await askNow.current(got?.fileId, waits ? undefined : prompt);
  }

  /** A model that sees no pictures is only about to be asked. */
  async function askAbout(attached: string | undefined, prompt: Prompt | undefined): Promise<void> {
    if (attached === undefined || !prompt) return focusComposer();
    const values = valuesFor(['file']);
    if (isTyped(prompt, values) || !(await engineSeesPictures(engine))) return beginCommand(`/${prompt.slash} `);
    const text = prompts.wordsOf(prompt, values);
    // What else waits for the next question was not meant.
    show(await send({ text, sources: [], attached: [attached], actionId: prompt.id }));
  }
  const askNow = useRef(askAbout);
  askNow.current = askAbout;

  async function act(intent: Intent): Promise<void> {
    if (intent.picture) return actOnPicture(intent, intent.picture);
    // What else is clicked meanwhile need not wait for it.
    if (intent.actionId === REGION) return void actOnRegion(intent);
    const { actionId, ...click } = intent;
    const page = await front.settled(click.createdAt);
    prompts.forgetLack();
    if (actionId === MORE) return draft.text ? undefined : beginCommand('/');
    const prompt = (await allPrompts()).find(({ id }) => id === actionId);
    if (!prompt) return;
    const source = await sourceOfClick(click, page, front.gone());
    const values = prompts.values(source);
    if (isTyped(prompt, values)) return beginCommand(`/${prompt.slash} `);
    const question = { text: prompts.wordsOf(prompt, values), sources: source ? [source] : [], actionId: prompt.id };
    const askIt = async () => show(await send(question));
    if (isExcerpts || !struck.holds(question.sources, () => void askIt())) await askIt();
  }

  return {
    ...{ attachments, captures, chip, struck, tabs, prompts, pending },
    /** Files that go along, but for those of a question that waits. */
    files: attachments.files.filter(({ id }) => !pending?.fileIds.includes(id)),
    /** Wishes; each is of no use to some questions. */
    onlySources: { isOn: onlySources, canBe: hasSources && !isExcerpts, flip: () => setOnlySources(!onlySources) },
    picture,
    all: { isWanted: wantsAll, flip: () => setWantsAll(!wantsAll) },
    /** What is asked with the words in the box. */
    asked(text: string) {
      const prompt = promptIn(text);
      return {
        text: questionIn(text, prompt, chip?.isOn ? chip.source : undefined),
        actionId: prompt?.id,
        wantsPicture: picture.isOn || (!!prompt && wantsPicture(prompt)),
      };
    },
    submit,
    pick,
    act,
  };
}

/** Whether a prompt begins in the box: where something is to be typed, and where it asks for a picture, which costs extra. */
function isTyped(prompt: Prompt, values: Values): boolean {
  return missingIn(prompt.text, values).includes('input') || wantsPicture(prompt);
}
