import { hostOf } from '@/utils/core/addresses';
import { createBreathing } from '@/utils/core/breathe';
import { AppError } from '@/utils/core/faults';
import type { Endpoint, Message, Usage } from '@/utils/core/rows';
import { branchTo } from '@/utils/core/tree';
import { CEILINGS } from '@/utils/net/ceilings';
import { providerOf } from '@/utils/providers';
import { filesOf } from '@/utils/store/files';
import { changeMessage, messagesOf } from '@/utils/store/messages';
import type { TailWriter } from '@/utils/store/tails';
import { writeParts } from './answer-parts';
import { endpointFor, modelFor } from './model';
import { asAppError } from './model-faults';
import { limitsOf } from './model-limits';
import { buildPrompt } from './prompt';
import { readShort } from './read-short';
import { retrying } from './retry';

/**
 * Sends a question and writes what comes back; asks a busy server again.
 * @returns the end's facts for the row
 * @throws AppError with the reason; AbortError when stopped
 */
export async function streamAnswer(answer: Message, writer: TailWriter, signal: AbortSignal): Promise<Partial<Message>> {
  const endpoint = await endpointFor(answer);
  const modelId = answer.modelId ?? '';
  const [{ experimental_streamTextLowMemory: streamText }, { model, hideKey }, { contextWindow }, messages, files] = await Promise.all([
    import('ai'),
    modelFor(endpoint, modelId),
    limitsOf(endpoint, modelId),
    messagesOf(answer.chatId),
    filesOf(answer.chatId),
  ]);
  const host = hostOf(endpoint.baseUrl);
  const prompt = buildPrompt(branchTo(messages, answer.parentId), files, contextWindow, {
    instructions: endpoint.parameters?.instructions,
    isOwn: (other) => other.endpointId === answer.endpointId && other.modelId === answer.modelId,
  });
  const recorded = changeMessage(answer.id, { sent: prompt.sent, leftOut: prompt.leftOut });
  let begun = false;

  async function tryOnce(): Promise<Partial<Message>> {
    const parts = writeParts(writer);
    let events = 0;
    const breathe = createBreathing();
    // The other `streamText` keeps all that passes, for readers who come late; an endless stream would fill the memory.
    const { stream } = streamText({
      model,
      instructions: prompt.instructions,
      messages: prompt.messages,
      ...settingsOf(endpoint, answer),
      maxRetries: 0,
      abortSignal: signal,
      experimental_download: async (downloads) => downloads.map(() => null),
      onError: () => undefined,
    });
    for await (const part of stream) {
      signal.throwIfAborted();
      if (++events > CEILINGS.events) throw new AppError({ code: 'too-large', host });
      if (part.type === 'error') throw hideKey(asAppError(part.error, host, begun));
      if (part.type === 'finish') {
        const usage = usageOf(part.totalUsage);
        return { usage, ...ending(part.finishReason, parts.characters > 0, host), ...readShort(prompt, usage) };
      }
      parts.write(part);
      begun ||= parts.begun;
      if (parts.characters > CEILINGS.characters) throw new AppError({ code: 'too-large', host });
      await breathe();
    }
    signal.throwIfAborted();
    throw new AppError({ code: 'cut-off', host });
  }

  const facts = await retrying(answer.id, tryOnce, () => begun, signal);
  await recorded;
  return facts;
}

/** What goes along with every question to this endpoint, in the SDK's names. */
function settingsOf(endpoint: Endpoint, { modelId = '', effort }: Message) {
  const { parameters } = endpoint;
  const { providerOptions, reasoning, maxOutputTokens } =
    providerOf(endpoint).settings?.(endpoint, modelId, effort ?? parameters?.effort) ?? {};
  const most = parameters?.maxOutput ?? maxOutputTokens;
  return {
    ...(parameters?.temperature === undefined ? {} : { temperature: parameters.temperature }),
    ...(most === undefined ? {} : { maxOutputTokens: most }),
    ...(providerOptions ? { providerOptions } : {}),
    ...(reasoning ? { reasoning } : {}),
  };
}

/** What follows from the reason that a server gives for the end. */
function ending(reason: string, hasText: boolean, host: string): Partial<Message> {
  if (reason === 'content-filter') return { status: 'failed', fault: { code: 'filtered', host } };
  // No tool was offered: whoever asks for one has not answered, whatever was said before.
  if (reason === 'tool-calls') return { status: 'failed', fault: { code: 'tool-asked', host } };
  if (reason === 'error') return { status: 'failed', fault: { code: 'cut-off', host } };
  if (reason === 'length') return { cutShort: true };
  return hasText ? {} : { status: 'failed', fault: { code: 'nothing-answered', host } };
}

function usageOf(usage: {
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  outputTokenDetails?: { reasoningTokens?: number | undefined };
  inputTokenDetails?: { cacheReadTokens?: number | undefined };
}): Usage {
  const { inputTokens, outputTokens } = usage;
  const reasoningTokens = usage.outputTokenDetails?.reasoningTokens;
  const cachedTokens = usage.inputTokenDetails?.cacheReadTokens;
  return {
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...(reasoningTokens ? { reasoningTokens } : {}),
    ...(cachedTokens ? { cachedTokens } : {}),
  };
}
