import { ensureOriginRule } from '@/utils/browser/origin-rule';
import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import { isFilm } from '@/utils/core/media/media-type';
import type { Recording } from '@/utils/core/rows';
import type { Said } from '@/utils/core/transcript/transcribe';
import { transcriptOfFile } from '@/utils/core/transcript/transcript-of-file';
import { CEILINGS } from '@/utils/net/ceilings';
import { providerOf } from '@/utils/providers';
import { endpointOf } from '@/utils/store/endpoints';
import { keepTranscript, markWriting, rowNow } from '@/utils/store/files';
import { withDiagnosis } from './diagnose';
import { transcriptLock } from './locks';
import { fetchWith, keptSecret, withoutKey } from './model';
import { asAppError } from './model-faults';
import { withLimits } from './model-limits';
import { nameFor, type Transcriber } from './transcribers';
import { writtenByListener } from './written-by-listener';

/** The answer comes when all is written: until then nothing is heard of the server; ms. */
const PATIENCE = { headersMs: CEILINGS.answerMs, silenceMs: CEILINGS.answerMs };

/**
 * Has a model write down what is said in a recording or a film, and keeps it with that, in its chat where its question was asked meanwhile; one that
 * another panel had written down is not written again. The file goes to the model's endpoint, whole, and nowhere
 * else; the origin must have been allowed.
 * @param progress called with the second that is written down and the last one, where the server says so
 * @throws AppError with the reason: `file-silent` where nothing is said in it, `file-sound-large`, those of `createEndpointFetch` and of refusals;
 * `file-gone` where it was taken out before its words came
 */
export async function writeDown(
  file: Recording,
  by: Transcriber,
  progress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<void> {
  await navigator.locks.request(transcriptLock(file.hash), { signal }, async () => {
    const now = await rowNow(file);
    if (!now) throw new AppError('file-gone');
    if (now.transcript) return;
    await markWriting(file, true);
    await write(file, by, progress, signal).finally(() => markWriting(file, false));
  });
}

async function write(
  file: Recording,
  { endpoint: offered, model, way }: Transcriber,
  progress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { title, media } = file;
  const kept = await endpointOf(offered.id);
  // The click was on its host.
  if (kept?.baseUrl !== offered.baseUrl) throw new AppError('endpoint-gone');
  const { baseUrl } = kept;
  const host = hostOf(baseUrl);
  const [endpoint, secret] = await Promise.all([
    withLimits(kept, model.id),
    keptSecret(kept, new URL(baseUrl).origin),
    ensureOriginRule(baseUrl),
  ]);
  const fetch = fetchWith(endpoint, secret, PATIENCE);
  const provider = providerOf(endpoint);

  async function said(): Promise<Said> {
    if (way === 'question') return writtenByListener(await provider.model(endpoint, model.id, fetch), endpoint, media, progress, signal);
    const named = new File([media.bytes], nameFor(title, media), { type: media.bytes.type });
    if (!provider.transcribe) throw new AppError({ code: 'not-found', host });
    return provider.transcribe(endpoint, model.id, named, fetch, signal);
  }

  const startedAt = Date.now();
  const written = await withDiagnosis(baseUrl, () =>
    said().catch((error: unknown) => {
      throw withoutKey(asAppError(error, host), secret);
    }),
  ).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
  const transcript = transcriptOfFile(written);
  if (!transcript.text) throw new AppError({ code: 'file-silent', host });
  // The last word may have come when it was stopped.
  signal.throwIfAborted();
  // The price of a model that is asked says nothing of the format that is made for it: Mistral's is by the minute.
  const price = way === 'question' ? endpoint.models[0]?.price : undefined;
  const isKept = await keepTranscript(file, transcript, {
    ...{
      of: isFilm(media.bytes) ? 'film' : 'recording',
      seconds: media.seconds,
      modelId: model.id,
      by: model.name,
      host,
      startedAt,
      endedAt: Date.now(),
      usage: written.usage,
    },
    ...(price ? { price } : {}),
  });
  if (!isKept) throw new AppError('file-gone');
}
