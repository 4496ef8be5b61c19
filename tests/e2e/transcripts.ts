import { wav } from '../documents/recordings';
import { expect } from './expect';
import type { ModelServer } from './model-server';

export const TALK = { name: 'talk.wav', bytes: wav(75) };
export const SAID = ['The lamp was lit in 1823.', 'Its keeper climbed 214 steps.'];
export const OFFER = 'Write down what is said, with whisper-1';
export const WRITTEN = 'whisper-1 wrote down what is said in “talk.wav”. test-model gets it as text, which may hold mistakes.';
export const LEFT_OFF = 'What is said in “talk.wav” was not written down, as the panel was closed before the end.';

/** A model that does not hear, and beside it one that writes down what is said. */
export function withTranscriber(model: ModelServer): void {
  model.models = ['test-model', 'whisper-1'];
  model.transcript = {
    text: SAID.join(' '),
    segments: SAID.map((text, at) => ({ id: at, start: at * 64.5, end: at * 64.5 + 4, text: ` ${text}` })),
  };
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
