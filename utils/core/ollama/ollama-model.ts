import { APICallError, type LanguageModelV4, type LanguageModelV4CallOptions, type LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { createEventSource, type EventSource, type WireEvent } from '@/utils/core/events/event-source';
import { generated } from '@/utils/core/events/generated';
import { failureIn } from '@/utils/core/events/stream-failure';
import { AppError, isAbort } from '@/utils/core/faults';
import { field, parseJson, stringAt } from '@/utils/core/json';
import { createOllamaReader } from './ollama-parts';
import { contextFor, ollamaMessages, ollamaTools, pictureTokensIn } from './ollama-request';

type Fetch = typeof globalThis.fetch;

interface OllamaModelOptions {
  /** Without a path. */
  baseUrl: string;
  host: string;
  modelId: string;
  /** Tokens; what the model can read, as far as anybody knows. */
  contextWindow: number | undefined;
  fetch: Fetch;
}

/** A language model over Ollama's native API: `num_ctx` can be set nowhere else (DESIGN §5). */
export function ollamaModel(options: OllamaModelOptions): LanguageModelV4 {
  const { baseUrl, host, modelId, fetch } = options;
  const model: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: 'ollama',
    modelId,
    supportedUrls: {},
    async doStream(call) {
      const body = bodyOf(options, call);
      const url = `${baseUrl}/api/chat`;
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...Object.fromEntries(Object.entries(call.headers ?? {}).filter(isSet)) },
        body: JSON.stringify(body),
        ...(call.abortSignal ? { signal: call.abortSignal } : {}),
      });
      if (!response.ok || !response.body) throw await refusal(response, url, body);
      return { stream: partsOf(createEventSource(response.body, host), host), request: { body }, response: {} };
    },
    doGenerate: async (call) => generated(await model.doStream(call)),
  };
  return model;
}

function isSet(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined;
}

function bodyOf({ modelId, contextWindow }: OllamaModelOptions, call: LanguageModelV4CallOptions): Record<string, unknown> {
  const messages = ollamaMessages(call.prompt);
  const tools = call.toolChoice?.type === 'none' ? undefined : ollamaTools(call.tools);
  const format = call.responseFormat?.type === 'json' ? (call.responseFormat.schema ?? 'json') : undefined;
  const think = field(call.providerOptions, 'ollama', 'think');
  return {
    model: modelId,
    messages,
    stream: true,
    ...(tools ? { tools } : {}),
    ...(format ? { format } : {}),
    ...(think === undefined ? {} : { think }),
    options: {
      num_ctx: contextFor(messages, pictureTokensIn(call.prompt), tools, call.maxOutputTokens, contextWindow),
      num_predict: call.maxOutputTokens,
      temperature: call.temperature,
      top_p: call.topP,
      top_k: call.topK,
      seed: call.seed,
      stop: call.stopSequences,
    },
  };
}

/** As an SDK would tell it, so that retries are the same. */
async function refusal(response: Response, url: string, requestBodyValues: unknown): Promise<APICallError> {
  const responseBody = await response.text();
  const json = parseJson(responseBody);
  const message = stringAt(json, 'error') ?? stringAt(json, 'error', 'message') ?? response.statusText;
  const responseHeaders = Object.fromEntries(response.headers);
  return new APICallError({ message, url, requestBodyValues, statusCode: response.status, responseHeaders, responseBody });
}

function partsOf(source: EventSource, host: string): ReadableStream<LanguageModelV4StreamPart> {
  const reader = createOllamaReader(() => crypto.randomUUID());
  let recognised = false;
  let failure: unknown;

  function read(event: WireEvent): LanguageModelV4StreamPart[] {
    if (reader.isDone || failure !== undefined) return [];
    if (event.type !== 'json') {
      if (event.type === 'broken') failure = new AppError({ code: recognised ? 'cut-off' : 'wrong-format', host });
      return [];
    }
    failure = failureIn(event.json, event.name);
    const parts = failure === undefined ? reader.read(event.json) : [];
    if (parts) recognised = true;
    return parts ?? [];
  }

  return new ReadableStream({
    start(controller) {
      controller.enqueue({ type: 'stream-start', warnings: [] });
    },
    async pull(controller) {
      try {
        for (let passed = 0; passed === 0 && !reader.isDone && failure === undefined; ) {
          const batch = await source.next();
          if (!batch) failure = new AppError({ code: recognised ? 'cut-off' : 'wrong-format', host });
          for (const part of batch?.flatMap(read) ?? []) {
            controller.enqueue(part);
            passed++;
          }
        }
      } catch (cause) {
        if (isAbort(cause)) return controller.error(cause);
        failure = cause;
      }
      if (!reader.isDone && failure === undefined) return;
      if (!reader.isDone) controller.enqueue({ type: 'error', error: failure });
      controller.close();
      await source.cancel();
    },
    cancel: (reason) => source.cancel(reason),
  });
}
