import { wav } from '../documents/recordings';
import { expect } from './expect';
import { type ModelServer, startModelServer } from './model-server';

export const TALK = { name: 'talk.wav', bytes: wav(75) };
export const SAID = ['The lamp was lit in 1823.', 'Its keeper climbed 214 steps.'];
export const OFFER = 'Write down what is said, with whisper-1';
export const WRITTEN = 'whisper-1 wrote down what is said in “talk.wav”. test-model gets it as text, which may hold mistakes.';
export const LEFT_OFF = 'What is said in “talk.wav” was not written down, as the panel was closed before the end.';

/** What is wrong with a server of recordings whose path is another one, and what is said of it when it is right. */
export const LOST = [
  'does not know this address (404)',
  'whisper-server -m MODEL.bin --port ',
  ' --inference-path /v1/audio/transcriptions',
];
export const HEARD = ['whisper-1 writes down what is said in recordings and films.', 'It answers no questions.'];
export const TYPE_WHISPER = 'type a name with “whisper” in it';
export const IN_LIST = 'writes down recordings';
export const IN_SETTINGS = 'whisper-1 writes down what is said in recordings and films that you attach. It answers no questions.';
export const STILL_MISSING = 'whisper-1 writes down recordings, but a model that answers questions is still missing.';

const TRANSCRIPT = {
  text: SAID.join(' '),
  segments: SAID.map((text, at) => ({ id: at, start: at * 64.5, end: at * 64.5 + 4, text: ` ${text}` })),
};

/** A server that does nothing but write down what is said, and does that at another path until it is set right. */
export async function startSpeechServer(): Promise<{ speech: ModelServer; setRight(): void }> {
  const speech = await startModelServer();
  speech.listStatus = 404;
  speech.answersQuestions = false;
  const setRight = () => {
    speech.transcript = TRANSCRIPT;
  };
  return { speech, setRight };
}

/** Nothing but recordings was sent there: a second of sound for each test, and one more. */
export function expectOnlyRecordings({ questions }: ModelServer): void {
  expect(questions.map(({ path }) => path)).toEqual(Array.from({ length: 3 }, () => '/v1/audio/transcriptions'));
  expect(questions.map(({ bytes }) => bytes.includes('filename="tone.wav"'))).toEqual([true, true, false]);
}

/** A model that does not hear, and beside it one that writes down what is said. */
export function withTranscriber(model: ModelServer): void {
  model.models = ['test-model', 'whisper-1'];
  model.transcript = TRANSCRIPT;
}

const formsSentTo = (model: ModelServer) => model.requests.filter(({ path }) => path === '/v1/audio/transcriptions');

/** Whether the last recording that was sent was given up. */
export const isGivenUp = (model: ModelServer) => formsSentTo(model).at(-1)?.aborted;

/** Whether a question about a recording was sent. */
export const isAsked = (model: ModelServer) => model.requests.some(({ bytes }) => bytes.includes('Who climbed?'));

/** The recording went out whole as the last form, and no other way. */
export async function expectSentWhole(model: ModelServer): Promise<void> {
  const { bytes, headers } = formsSentTo(model).at(-1) ?? {};
  const form = await new Response(new Uint8Array(bytes ?? []), { headers: { 'content-type': headers?.['content-type'] ?? '' } }).formData();
  const file = form.get('file');
  if (!(file instanceof File)) throw new Error('There is no file.');
  expect([file.name, file.type, form.get('model'), form.get('response_format')]).toEqual([
    TALK.name,
    'audio/wav',
    'whisper-1',
    'verbose_json',
  ]);
  expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(TALK.bytes))).toBe(true);
}
