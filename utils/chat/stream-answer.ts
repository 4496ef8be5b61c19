import type { LanguageModel } from 'ai';
import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import type { Endpoint, Message, Usage } from '@/utils/core/rows';
import { branchTo } from '@/utils/core/tree';
import { createEndpointFetch } from '@/utils/net/endpoint-fetch';
import { providerOf } from '@/utils/providers';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { endpointOf } from '@/utils/store/endpoints';
import { filesOf } from '@/utils/store/files';
import { changeMessage, messagesOf } from '@/utils/store/messages';
import { keyFor } from '@/utils/store/secrets';
import type { TailWriter } from '@/utils/store/tails';
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
  const [{ streamText }, endpoint] = await Promise.all([import('ai'), endpointFor(answer)]);
  const [messages, files] = await Promise.all([messagesOf(answer.chatId), filesOf(answer.chatId)]);
  const contextWindow = endpoint.models.find(({ id }) => id === answer.modelId)?.contextWindow;
  const isLocal = endpoint.id === EXCERPTS_ENDPOINT.id;
  const prompt = buildPrompt(branchTo(messages, answer.parentId), files, isLocal ? Number.MAX_SAFE_INTEGER : contextWindow);
  await changeMessage(answer.id, { sent: prompt.sent, leftOut: prompt.leftOut });
  const host = hostOf(endpoint.baseUrl);
  const result = streamText({
    model: await modelFor(endpoint, answer.modelId ?? ''),
    instructions: prompt.instructions,
    messages: prompt.messages,
    maxRetries: RETRIES,
    abortSignal: signal,
    experimental_download: async (downloads) => downloads.map(() => null),
    onError: () => undefined,
  });

  let characters = 0;
  let events = 0;
  let firstTextAt: number | undefined;
  for await (const part of result.stream) {
    signal.throwIfAborted();
    if (++events > MOST.events) throw new AppError({ code: 'too-large', host });
    if (part.type === 'text-delta' || part.type === 'reasoning-delta') {
      characters += part.text.length;
      if (characters > MOST.characters) throw new AppError({ code: 'too-large', host });
      firstTextAt ??= Date.now();
      writer.push(part.type === 'text-delta' ? 'text' : 'reasoning', part.text);
    } else if (part.type === 'error') {
      throw asAppError(part.error, host, characters > 0);
    } else if (part.type === 'finish') {
      const facts = { usage: usageOf(part.totalUsage), ...(firstTextAt === undefined ? {} : { firstTextAt }) };
      if (part.finishReason === 'content-filter') return { ...facts, status: 'failed', fault: { code: 'filtered', host } };
      if (characters === 0) return { ...facts, status: 'failed', fault: { code: 'nothing-answered', host } };
      return { ...facts, ...(part.finishReason === 'length' ? { cutShort: true as const } : {}) };
    }
  }
  signal.throwIfAborted();
  throw new AppError({ code: 'cut-off', host });
}

async function endpointFor(answer: Message): Promise<Endpoint> {
  if (answer.endpointId === EXCERPTS_ENDPOINT.id) return EXCERPTS_ENDPOINT;
  const endpoint = answer.endpointId === undefined ? undefined : await endpointOf(answer.endpointId);
  if (!endpoint) throw new AppError('endpoint-gone');
  return endpoint;
}

/** The model behind an endpoint, with a fetch that can go nowhere else. */
async function modelFor(endpoint: Endpoint, modelId: string): Promise<Exclude<LanguageModel, string>> {
  const provider = providerOf(endpoint);
  return provider.model(endpoint, modelId, endpoint.baseUrl ? await fetchFor(endpoint) : refuseToFetch);
}

async function fetchFor(endpoint: Endpoint): Promise<typeof globalThis.fetch> {
  const key = await keyFor(endpoint.id, new URL(endpoint.baseUrl).origin).catch((cause: unknown) => {
    throw new AppError({ code: 'key-gone', host: hostOf(endpoint.baseUrl) }, { cause });
  });
  const authorization = key === undefined ? undefined : providerOf(endpoint).authorize?.(key);
  return createEndpointFetch({ baseUrl: endpoint.baseUrl, authorization });
}

const refuseToFetch: typeof globalThis.fetch = () => Promise.reject(new AppError('not-allowed-host'));

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
