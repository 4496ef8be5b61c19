import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import type { Message, Usage } from '@/utils/core/rows';
import { branchTo } from '@/utils/core/tree';
import { filesOf } from '@/utils/store/files';
import { changeMessage, messagesOf } from '@/utils/store/messages';
import type { TailWriter } from '@/utils/store/tails';
import { endpointFor, modelFor } from './model';
import { asAppError } from './model-faults';
import { buildPrompt } from './prompt';

/** Characters and events of one answer (FACTS). */
const MOST = { characters: 2 * 1024 * 1024, events: 200_000 };
/** Tries after the first, where the server says that one may help. */
const RETRIES = 2;

/**
 * Sends a question and writes what comes back.
 * @returns the end's facts for the row
 * @throws AppError with the reason; AbortError when stopped
 */
export async function streamAnswer(answer: Message, writer: TailWriter, signal: AbortSignal): Promise<Partial<Message>> {
  const endpoint = await endpointFor(answer);
  const [{ streamText }, { model, hideKey }, messages, files] = await Promise.all([
    import('ai'),
    modelFor(endpoint, answer.modelId ?? ''),
    messagesOf(answer.chatId),
    filesOf(answer.chatId),
  ]);
  const host = hostOf(endpoint.baseUrl);
  const contextWindow = endpoint.models.find(({ id }) => id === answer.modelId)?.contextWindow;
  const prompt = buildPrompt(branchTo(messages, answer.parentId), files, contextWindow);
  const recorded = changeMessage(answer.id, { sent: prompt.sent, leftOut: prompt.leftOut });
  const result = streamText({
    model,
    instructions: prompt.instructions,
    messages: prompt.messages,
    maxRetries: RETRIES,
    abortSignal: signal,
    experimental_download: async (downloads) => downloads.map(() => null),
    onError: () => undefined,
  });

  let characters = 0;
  let events = 0;
  for await (const part of result.stream) {
    signal.throwIfAborted();
    if (++events > MOST.events) throw new AppError({ code: 'too-large', host });
    if (part.type === 'text-delta' || part.type === 'reasoning-delta') {
      characters += part.text.length;
      if (characters > MOST.characters) throw new AppError({ code: 'too-large', host });
      writer.push(part.type === 'text-delta' ? 'text' : 'reasoning', part.text);
    } else if (part.type === 'error') {
      throw hideKey(asAppError(part.error, host, characters > 0));
    } else if (part.type === 'finish') {
      await recorded;
      const facts = { usage: usageOf(part.totalUsage) };
      if (part.finishReason === 'content-filter') return { ...facts, status: 'failed', fault: { code: 'filtered', host } };
      if (characters === 0) return { ...facts, status: 'failed', fault: { code: 'nothing-answered', host } };
      return { ...facts, ...(part.finishReason === 'length' ? { cutShort: true as const } : {}) };
    }
  }
  signal.throwIfAborted();
  throw new AppError({ code: 'cut-off', host });
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
