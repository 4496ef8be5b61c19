import '@/utils/core/jitless';
import { ensureOriginRule } from '@/utils/browser/origin-rule';
import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import type { Endpoint, ModelInfo } from '@/utils/core/rows';
import type { Secret } from '@/utils/core/secret';
import { providerOf } from '@/utils/providers';
import { saveEndpoint } from '@/utils/store/endpoints';
import { keepSecret } from '@/utils/store/secrets';
import { fetchWith, withoutKey } from './model';
import { asAppError } from './model-faults';

/** Characters of a test's answer that are worth showing. */
const ENOUGH = 80;
const TEST_QUESTION = 'Answer with the one word: ready';

/** An endpoint as it stands in the form: its key is not kept yet. */
export interface Draft {
  endpoint: Endpoint;
  /** Empty where none is needed. */
  key: string;
  /** Extra headers, by name. */
  headers?: Record<string, string>;
}

/**
 * Asks the server for its models. The origin must have been allowed.
 * @throws AppError with the reason
 */
export async function fetchModels(draft: Draft, signal: AbortSignal): Promise<ModelInfo[]> {
  const { endpoint } = draft;
  await ensureOriginRule(endpoint.baseUrl);
  return providerOf(endpoint).models(endpoint, fetchWith(endpoint, secretOf(draft)), signal);
}

/**
 * Sends one real question, as a list of models proves nothing (FACTS: Ollama's list answers where its chat is refused).
 * @returns the beginning of the answer
 * @throws AppError with the reason
 */
export async function testEndpoint(draft: Draft, modelId: string, signal: AbortSignal): Promise<string> {
  const { endpoint } = draft;
  const secret = secretOf(draft);
  const host = hostOf(endpoint.baseUrl);
  const end = new AbortController();
  try {
    const model = await providerOf(endpoint).model(endpoint, modelId, fetchWith(endpoint, secret));
    const { stream } = await model.doStream({
      prompt: [{ role: 'user', content: [{ type: 'text', text: TEST_QUESTION }] }],
      abortSignal: AbortSignal.any([signal, end.signal]),
    });
    let answer = '';
    let thought = false;
    for await (const part of streamParts(stream)) {
      if (part.type === 'error') throw part.error;
      if (part.type === 'reasoning-delta') thought = true;
      if (part.type === 'text-delta') answer += part.delta;
      if (answer.length >= ENOUGH) break;
    }
    if (!answer.trim() && !thought) throw new AppError({ code: 'nothing-answered', host });
    return answer.trim().slice(0, ENOUGH);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw withoutKey(asAppError(error, host), secret);
  } finally {
    end.abort();
  }
}

/**
 * Keeps an endpoint, and its secret bound to the origin; an empty one clears an old one.
 * @throws AppError `locked` while a passphrase locks the keys; nothing is kept then
 */
export async function keepEndpoint(draft: Draft): Promise<void> {
  const { endpoint } = draft;
  const secret = secretOf(draft);
  const { headerNames: _, ...row } = endpoint;
  const headerNames = Object.keys(secret.headers);
  await keepSecret(endpoint.id, new URL(endpoint.baseUrl).origin, secret);
  await saveEndpoint(headerNames.length > 0 ? { ...row, headerNames } : row);
}

function secretOf({ key, headers = {} }: Draft): Secret {
  return { key, headers };
}

/** Streams are not async-iterable in every browser's types. */
async function* streamParts<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    reader.releaseLock();
  }
}
