import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { ModelMessage } from 'ai';
import { hostOf } from '@/utils/core/addresses';
import { createBreathing } from '@/utils/core/breathe';
import type { Sample } from '@/utils/core/calibrated';
import { AppError } from '@/utils/core/faults';
import { makesOnlyPictures } from '@/utils/core/models/makes-pictures';
import type { Endpoint, Message, SourceFile, Usage } from '@/utils/core/rows';
import { branchTo } from '@/utils/core/tree';
import { CEILINGS } from '@/utils/net/ceilings';
import { db } from '@/utils/store/db';
import { filesOf } from '@/utils/store/files';
import { beginAnswer, changeMessage, messagesOf } from '@/utils/store/messages';
import { settingOf } from '@/utils/store/settings';
import type { TailWriter } from '@/utils/store/tails';
import { noteTokens, tokenSamples } from '@/utils/store/token-samples';
import { writeParts } from './answer-parts';
import { callSettings } from './call-settings';
import { endpointFor, modelFor } from './model';
import { asAppError } from './model-faults';
import { withLimits } from './model-limits';
import type { BuiltPrompt } from './prompt';
import { readPortions } from './read-portions';
import { readShort } from './read-short';
import type { OpenStream, SideRequests } from './read-text';
import { requestFor } from './request';
import { retrying } from './retry';
import type { Scaled } from './seen-pictures';
import { type SummedSoFar, sumTurns } from './sum-turns';
import { sumOf, usageOf } from './usage';

/** Tokens; what is read beside the question is short, but a model may think before it writes. */
const MOST_BESIDE = 8_192;

/**
 * Sends a question and writes what comes back; asks a busy server again.
 * @returns the end's facts for the row
 * @throws AppError with the reason; AbortError when stopped
 */
export async function streamAnswer(answer: Message, writer: TailWriter, signal: AbortSignal): Promise<Partial<Message>> {
  const modelId = answer.modelId ?? '';
  let startedAt: number | undefined;
  let begun = false;
  // What was noted of a portion is not asked for again when a later one fails.
  const notes: string[] = [];
  let divided = '';
  const summed: SummedSoFar = { done: 0, summary: '' };
  const read: Usage[] = [];
  const scaled: Scaled = new Map();

  async function tryOnce(): Promise<Partial<Message>> {
    // Anew for each try: while it was waited for, the endpoint may have been removed, or the keys locked.
    const [sdk, kept] = await Promise.all([import('ai'), whatIsKept(answer)]);
    const endpoint = await withLimits(kept.endpoint, modelId);
    const host = hostOf(endpoint.baseUrl);
    const request = (from: Kept) =>
      requestFor({ ...answer, endpointId: endpoint.id, modelId }, endpoint, {
        ...from,
        scaled,
        branch: branchTo(from.messages, answer.parentId),
      });
    let { settings, prompt, tools } = await request(kept);
    const { model, hideKey } = await modelFor(endpoint, modelId, tools.length > 0);
    const { settings: inWordsOnly } = callSettings(endpoint, modelId, answer.effort, 'none');
    const onlyDraws = makesOnlyPictures(endpoint.models[0]);
    if (prompt.portions && onlyDraws) throw new AppError({ code: 'only-draws', host });
    const { toSum } = onlyDraws ? {} : prompt;
    startedAt ??= Date.now();
    const price = endpoint.models[0]?.price;
    // What is sent is said when it is: turns that are summed up first go by themselves.
    const sent = toSum ? {} : sentBy(prompt, tools);
    const drawing = onlyDraws ? { drawing: true as const } : {};
    const beginning = beginAnswer(answer.id, { ...sent, ...drawing, host, startedAt, ...(price ? { price } : {}) });
    const parts = writeParts(writer);
    let events = 0;
    const breathe = createBreathing();
    // The other `streamText` keeps all that passes, for readers who come late; an endless stream would fill the memory.
    const open: OpenStream = (messages, more) =>
      sdk.experimental_streamTextLowMemory({
        model: startingAfter(beginning, model, more ? [] : tools),
        instructions: prompt.instructions,
        messages: [...messages],
        ...(more ? { ...inWordsOnly, ...more } : settings),
        maxRetries: 0,
        abortSignal: signal,
        experimental_download: async (downloads) => downloads.map(() => null),
        onError: () => undefined,
      }).stream;
    const asError = (error: unknown) => hideKey(asAppError(error, host, begun));
    const beside: SideRequests = {
      ...{ open, host, signal, asError },
      maxOutputTokens: Math.min(settings.maxOutputTokens ?? prompt.answerTokens, MOST_BESIDE),
      onUsage: async (usage) => {
        read.push(usageOf(usage));
        // It was paid for, whatever becomes of the question.
        await changeMessage(answer.id, { usage: sumOf(read) });
      },
    };
    if (toSum) {
      await beginning;
      await sumTurns(answer.id, toSum, beside, summed);
      ({ settings, prompt, tools } = await request(await whatIsKept(answer)));
      await beginAnswer(answer.id, sentBy(prompt, tools));
    }
    const { portions } = prompt;
    const division = JSON.stringify(portions?.list);
    if (division !== divided) notes.length = 0;
    divided = division;
    const messages = portions
      ? withNotes(prompt.messages, await readPortions(portions, notes, beside, (portion) => changeMessage(answer.id, { portion })))
      : prompt.messages;
    const stream = open(messages);
    await beginning;
    for await (const part of stream) {
      signal.throwIfAborted();
      if (++events > CEILINGS.events) throw new AppError({ code: 'too-large', host });
      if (part.type === 'error') throw asError(part.error);
      if (part.type === 'finish') {
        const own = usageOf(part.totalUsage);
        const usage = sumOf([...read, own]);
        const short = portions ? {} : readShort(prompt, own);
        if (!portions && tools.length === 0 && own.inputTokens !== undefined && !short.readShort && isWords(prompt.messages)) {
          const sample = { estimated: prompt.estimated, reported: own.inputTokens };
          // What could be learned is no reason to fail.
          await noteTokens({ endpointId: endpoint.id, modelId }, sample).catch(() => undefined);
        }
        return { usage, ...ending(part.finishReason, parts.hasAnswer, host), ...short };
      }
      parts.write(part);
      begun ||= parts.begun;
      if (parts.characters > CEILINGS.characters) throw new AppError({ code: 'too-large', host });
      await breathe();
    }
    signal.throwIfAborted();
    throw new AppError({ code: 'cut-off', host });
  }

  return retrying(answer.id, tryOnce, () => begun, signal);
}

/** What a row keeps of what is sent. */
function sentBy({ sent, leftOut, instructions, estimated, summary: sentSummary }: BuiltPrompt, tools: Tools) {
  return { sent, leftOut, instructions, estimated, sentSummary, ...(tools.length > 0 ? { pictureTool: true as const } : {}) };
}

type Tools = NonNullable<LanguageModelV4CallOptions['tools']>;

interface Kept {
  endpoint: Endpoint;
  messages: readonly Message[];
  files: readonly SourceFile[];
  instructions: string | undefined;
  samples: readonly Sample[];
}

/** What the database holds for a question, in one transaction: the first word waits for each of them. */
function whatIsKept(answer: Message): Promise<Kept> {
  return db.transaction('r', db.endpoints, db.messages, db.files, db.settings, async () => {
    const [endpoint, messages, files, instructions, samples] = await Promise.all([
      endpointFor(answer),
      messagesOf(answer.chatId),
      filesOf(answer.chatId),
      settingOf('instructions'),
      tokenSamples({ endpointId: answer.endpointId ?? '', modelId: answer.modelId ?? '' }),
    ]);
    return { endpoint, messages, files, instructions, samples };
  });
}

/** The notes before the question, which is the last message. */
function withNotes(messages: readonly ModelMessage[], text: string): ModelMessage[] {
  const last = messages.at(-1);
  if (last?.role !== 'user' || typeof last.content === 'string') return [...messages];
  return [...messages.slice(0, -1), { ...last, content: [{ type: 'text', text }, ...last.content] }];
}

/** Whether nothing but words was sent: what pictures cost, each server counts its own way. */
function isWords(messages: readonly ModelMessage[]): boolean {
  return messages.every(({ content }) => typeof content === 'string' || content.every(({ type }) => type === 'text'));
}

/**
 * A model that is asked no sooner than the row says so, while all else that a request takes is made ready.
 * @param tools run by its server alone: what comes back from them are parts of the answer
 */
function startingAfter(beginning: Promise<void>, model: LanguageModelV4, tools: Tools): LanguageModelV4 {
  return {
    ...model,
    async doStream(options) {
      await beginning;
      options.abortSignal?.throwIfAborted();
      return model.doStream(tools.length > 0 ? { ...options, tools } : options);
    },
  };
}

/** What follows from the reason that a server gives for the end. */
function ending(reason: string, hasAnswer: boolean, host: string): Partial<Message> {
  if (reason === 'content-filter') return { status: 'failed', fault: { code: 'filtered', host } };
  // No tool was offered that runs here: whoever asks for one has not answered, whatever was said before.
  if (reason === 'tool-calls') return { status: 'failed', fault: { code: 'tool-asked', host } };
  if (reason === 'error') return { status: 'failed', fault: { code: 'cut-off', host } };
  if (reason === 'length') return { cutShort: true };
  return hasAnswer ? {} : { status: 'failed', fault: { code: 'nothing-answered', host } };
}
