import type { Endpoint } from '@/utils/core/rows';
import { canChat } from './model-rows';

/**
 * What models are called that write down what is said, at `/audio/transcriptions`: OpenAI's and Groq's
 * (https://developers.openai.com/api/docs/guides/speech-to-text, https://console.groq.com/docs/speech-to-text), Mistral's
 * (https://docs.mistral.ai/studio/audio/speech-to-text/transcribe-files), and the open ones that vLLM, LocalAI and speaches serve. Mistral's own
 * `voxtral-small` answers questions alone; vLLM has its weights, by their size, write down, too. “Canary” is also said of what is tried out.
 */
const TRANSCRIBES =
  /(?:^|[^a-z])(?:whisper|transcribe|voxtral(?!-small(?!-\d+b))|parakeet|moonshine|sensevoice(?:small)?)(?:[^a-z]|$)|(?:^|\/)canary(?:[^a-z]|$)/i;

/** Of these, those that listen to a stream, speak, or want more than a file: OpenAI's `…-diarize` is to be told how to cut it. */
const NO_FILES = /(?:^|[^a-z])(?:realtime|live|tts|diarize)(?:[^a-z]|$)/i;

/** Those that say at which second what is said. */
const TELLS_TIMES = /(?:^|[^a-z])(?:whisper|voxtral|parakeet)(?:[^a-z]|$)/i;

export function transcribes(id: string): boolean {
  return TRANSCRIBES.test(id) && !NO_FILES.test(id);
}

/** Whether a model writes down what is said, and does nothing else: no question is asked of it. */
export function onlyTranscribes(id: string): boolean {
  return transcribes(id) && !canChat(id);
}

/** The models of a list that answer questions. */
export function answering<T extends { id: string }>(models: readonly T[]): T[] {
  return models.filter(({ id }) => !onlyTranscribes(id));
}

/** The models of a list in the order in which they are chosen from: those that answer questions, then those that write down. */
export function choosable<T extends { id: string }>(models: readonly T[]): readonly T[] {
  return [...answering(models), ...models.filter(({ id }) => onlyTranscribes(id))];
}

/** Whether an endpoint writes down what is said, and nothing there answers a question. */
export function isTranscriber({ transcriberId, models }: Endpoint): boolean {
  return transcriberId !== undefined && answering(models).length === 0;
}

/** The endpoint that answers where no other one was chosen: the first, but for those that were connected to write down alone. */
export function defaultEndpoint(connected: readonly Endpoint[]): Endpoint | undefined {
  return connected.find(({ defaultModelId, transcriberId }) => defaultModelId !== undefined || transcriberId === undefined);
}

/**
 * What an endpoint is once a model was chosen there, from its list or by a name typed by hand: that answers from now on, or writes down, if
 * that is all that it can do. A list that was fetched anew may lack what was typed before.
 */
export function withModel(endpoint: Endpoint, id: string): Pick<Endpoint, 'models' | 'defaultModelId' | 'transcriberId'> {
  const chosen = { ...endpoint, ...(onlyTranscribes(id) ? { transcriberId: id } : { defaultModelId: id }) };
  const { models, defaultModelId, transcriberId } = chosen;
  const lacking = [defaultModelId, transcriberId]
    .filter((each) => each !== undefined)
    .filter((each) => !models.some((model) => model.id === each));
  return {
    models: [...models, ...lacking.map((each) => ({ id: each, name: each }))],
    ...(defaultModelId === undefined ? {} : { defaultModelId }),
    ...(transcriberId === undefined ? {} : { transcriberId }),
  };
}

/**
 * The model of a list that writes down what is said: one that tells times, so that an answer leads back to the second; of those alike one that
 * does nothing else, and then the first.
 */
export function transcriberIn<T extends { id: string }>(models: readonly T[]): T | undefined {
  const rank = ({ id }: T) => (TELLS_TIMES.test(id) ? 0 : 2) + (onlyTranscribes(id) ? 0 : 1);
  return models.filter(({ id }) => transcribes(id)).toSorted((one, other) => rank(one) - rank(other))[0];
}

/** Whether it is asked for times by OpenAI's name of their format, which others refuse. */
export function hasVerboseFormat(id: string): boolean {
  return /(?:^|[^a-z])whisper(?:[^a-z]|$)/i.test(id);
}
