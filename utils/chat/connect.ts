import '@/utils/core/jitless';
import { ensureOriginRule } from '@/utils/browser/origin-rule';
import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import { quietTone } from '@/utils/core/media/quiet-tone';
import { onlyTranscribes } from '@/utils/core/models/transcribers';
import { readStream } from '@/utils/core/read-stream';
import type { Endpoint, ModelInfo } from '@/utils/core/rows';
import type { Secret } from '@/utils/core/secret';
import { providerOf } from '@/utils/providers';
import { endpointOf, saveEndpoint } from '@/utils/store/endpoints';
import { keepSecret } from '@/utils/store/secrets';
import { callSettings } from './call-settings';
import { withDiagnosis } from './diagnose';
import { type Draft, fullSecret, needsKept } from './draft';
import { fetchWith, keptSecret, withoutKey } from './model';
import { asAppError } from './model-faults';
import { withLimits } from './model-limits';
import { takesRecordings } from './transcribers';

/** Characters of a test's answer that are worth showing. */
const ENOUGH = 80;
const TEST_QUESTION = 'Answer with the one word: ready';
/** A test waits this long for the headers, and this long in silence; ms. A local model may have to be loaded first. */
const TEST_CEILINGS = { headersMs: 60_000, silenceMs: 60_000 };

/**
 * Asks the server for its models. The origin must have been allowed.
 * @throws AppError with the reason
 */
export async function fetchModels(draft: Draft, signal: AbortSignal): Promise<ModelInfo[]> {
  const { endpoint } = draft;
  await ensureOriginRule(endpoint.baseUrl);
  const secret = await secretOf(draft);
  const fetch = fetchWith(endpoint, secret, TEST_CEILINGS);
  const listed = () =>
    providerOf(endpoint)
      .models(endpoint, fetch, signal)
      .catch((error: unknown) => {
        throw error instanceof Error ? withoutKey(error, secret) : error;
      });
  return withDiagnosis(endpoint.baseUrl, listed);
}

/** What a model did when it was tested: it gave an answer, of which this is the beginning, or wrote a recording down. */
export type Tested = { way: 'question'; answer: string } | { way: 'transcription' };

/** How a model is tested: as what it is known to be. */
export function testWay(endpoint: Endpoint, modelId: string): Tested['way'] {
  return onlyTranscribes(modelId) && takesRecordings(endpoint) ? 'transcription' : 'question';
}

/**
 * Sends one real question, as a list of models proves nothing (FACTS: Ollama's list answers where its chat is refused); to one that only writes
 * down what is said, a second of sound.
 * @throws AppError with the reason
 */
export async function testEndpoint(draft: Draft, modelId: string, signal: AbortSignal): Promise<Tested> {
  const { endpoint } = draft;
  const host = hostOf(endpoint.baseUrl);
  const end = new AbortController();
  const secret = await secretOf(draft);
  async function answer(): Promise<Tested> {
    const known = await withLimits(endpoint, modelId);
    const model = await providerOf(known).model(known, modelId, fetchWith(known, secret, TEST_CEILINGS));
    const { stream } = await model.doStream({
      ...callSettings(known, modelId).settings,
      prompt: [{ role: 'user', content: [{ type: 'text', text: TEST_QUESTION }] }],
      abortSignal: AbortSignal.any([signal, end.signal]),
    });
    let text = '';
    let thought = false;
    for await (const part of readStream(stream)) {
      if (part.type === 'error') throw part.error;
      if (part.type === 'reasoning-delta') thought = true;
      if (part.type === 'text-delta') text += part.delta;
      if (text.length >= ENOUGH) break;
    }
    if (!text.trim() && !thought) throw new AppError({ code: 'nothing-answered', host });
    return { way: 'question', answer: text.trim().slice(0, ENOUGH) };
  }
  // All is written before anything comes, so this waits longer. What it wrote is not looked at: some hear words in any sound.
  async function written(): Promise<Tested> {
    const provider = providerOf(endpoint);
    if (!provider.transcribe) throw new AppError({ code: 'not-found', host });
    const file = new File([quietTone()], 'tone.wav', { type: 'audio/wav' });
    await provider.transcribe(endpoint, modelId, file, fetchWith(endpoint, secret), signal);
    return { way: 'transcription' };
  }
  const asked = () =>
    (testWay(endpoint, modelId) === 'question' ? answer() : written()).catch((error: unknown) => {
      throw withoutKey(asAppError(error, host), secret);
    });
  try {
    return await withDiagnosis(endpoint.baseUrl, asked);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error;
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
  const secret = await secretOf(draft);
  // A test takes its time: what was set meanwhile stays.
  const { name = endpoint.name, parameters, order } = (await endpointOf(endpoint.id)) ?? {};
  const { headerNames: _, ...tested } = endpoint;
  const row = { ...tested, name, ...(parameters ? { parameters } : {}), ...(order === undefined ? {} : { order }) };
  const headerNames = Object.keys(secret?.headers ?? {});
  if (draft.secret && secret) await keepSecret(endpoint.id, new URL(endpoint.baseUrl).origin, secret);
  await saveEndpoint(headerNames.length > 0 ? { ...row, headerNames } : row);
}

async function secretOf({ endpoint, secret, addsTo }: Draft): Promise<Secret | undefined> {
  if (secret && !addsTo) return secret;
  const { origin } = new URL(endpoint.baseUrl);
  const before = await endpointOf(endpoint.id);
  // A key is bound to its origin: at another one there is none.
  const isThere = before !== undefined && new URL(before.baseUrl).origin === origin;
  if (secret && (!isThere || !needsKept(secret))) return fullSecret(secret, undefined);
  const kept = isThere ? await keptSecret(endpoint, origin) : undefined;
  return secret ? fullSecret(secret, kept) : kept;
}
