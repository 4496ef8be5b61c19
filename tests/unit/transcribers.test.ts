import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { transcriberFor } from '@/utils/chat/transcribers';
import { isSilent } from '@/utils/core/media/is-silent';
import {
  answering,
  choosable,
  defaultEndpoint,
  isTranscriber,
  transcriberIn,
  transcribes,
  withModel,
} from '@/utils/core/models/transcribers';
import type { Endpoint, Media, Modality, ModelInfo } from '@/utils/core/rows';
import { writtenCues } from '@/utils/core/transcript/written-cues';
import { wav } from '../documents/recordings';

const named = (...ids: string[]) => ids.map((id) => ({ id, name: id }));

test.each([
  ['whisper-1', true],
  ['gpt-transcribe', true],
  ['gpt-4o-mini-transcribe-2025-12-15', true],
  ['openai/whisper-large-v3-turbo', true],
  ['Systran/faster-distil-whisper-large-v3', true],
  ['voxtral-mini-transcribe-3-0', true],
  ['mistralai/Voxtral-Mini-3B-2507', true],
  ['nvidia/parakeet-tdt-0.6b-v3', true],
  ['nvidia/canary-1b-flash', true],
  ['mistralai/Voxtral-Small-24B-2507', true],
  ['voxtral-small-transcribe-latest', true],
  ['voxtral-small-2507', false],
  ['voxtral-small-latest', false],
  ['gpt-4o-canary', false],
  ['voxtral-mini-transcribe-realtime-3-0', false],
  ['gpt-live-transcribe', false],
  ['voxtral-mini-tts-3-0', false],
  ['gpt-4o-transcribe-diarize', false],
  ['gpt-realtime-whisper', false],
  ['gpt-5.4', false],
  ['whisperer-7b', false],
])('whether %s writes down what is said: %s', (id, does) => {
  expect(transcribes(id)).toBe(does);
});

test('of several the one that tells times is asked, and none of them a question but for those that answer, too', () => {
  expect(transcriberIn(named('gpt-5.4', 'gpt-transcribe', 'whisper-1'))?.id).toBe('whisper-1');
  expect(transcriberIn(named('gpt-5.4', 'gpt-4o-transcribe', 'gpt-transcribe'))?.id).toBe('gpt-4o-transcribe');
  expect(transcriberIn(named('voxtral-small-latest', 'voxtral-mini-transcribe-latest'))?.id).toBe('voxtral-mini-transcribe-latest');
  expect(transcriberIn(named('gpt-5.4'))).toBeUndefined();
  const open = ['nvidia/parakeet-tdt-0.6b-v3', 'canary-qwen-2.5b', 'moonshine-base', 'FunAudioLLM/SenseVoiceSmall'];
  const both = named('whisper-1', 'gpt-5.4', 'voxtral-small-latest', 'gpt-4o-canary', ...open);
  expect(answering(both).map(({ id }) => id)).toEqual(['gpt-5.4', 'voxtral-small-latest', 'gpt-4o-canary']);
});

const at = (id: string, models: ModelInfo[], more: Partial<Endpoint> = {}): Endpoint => ({
  ...{ id, providerId: 'openai-compatible', name: id, baseUrl: `https://${id}.example/v1`, models, createdAt: 0 },
  ...more,
});
const hears = (id: string, ...inputs: Modality[]): ModelInfo => ({ id, name: id, inputs: ['text', ...inputs] });
const media = (type: string, bytes: Uint8Array<ArrayBuffer> = wav(1), seconds = 60): Media => ({
  bytes: new Blob([bytes], { type }),
  seconds,
});
const OPENAI = at('openai', named('gpt-5.4', 'whisper-1'), { presetId: 'openai', providerId: 'openai-responses' });
const GEMINI = at('gemini', [hears('gemini-3-flash', 'audio', 'video')], { providerId: 'gemini', presetId: 'gemini' });

async function chosen(all: readonly Endpoint[], endpointId: string, of: Media) {
  const found = await transcriberFor(all, endpointId, of);
  return found && [found.endpoint.id, found.model.id, found.way];
}

test('the endpoint that is asked next comes first, else the first that can; what is made for it before what hears', async () => {
  const talk = media('audio/wav');
  const plain = at('plain', named('llama-3'));
  const both = at('both', [hears('qwen-omni', 'audio'), ...named('whisper-large-v3')]);
  expect(await chosen([OPENAI, GEMINI], 'gemini', talk)).toEqual(['gemini', 'gemini-3-flash', 'question']);
  expect(await chosen([plain, OPENAI, GEMINI], 'plain', talk)).toEqual(['openai', 'whisper-1', 'transcription']);
  expect(await chosen([both], 'both', talk)).toEqual(['both', 'whisper-large-v3', 'transcription']);
  expect(await chosen([plain], 'plain', talk)).toBeUndefined();
  // Its transcriptions take no files; what hears there does.
  const router = at('router', [...named('mistralai/voxtral-small'), hears('google/gemini-3', 'audio')], { presetId: 'openrouter' });
  expect(await chosen([router], 'router', talk)).toEqual(['router', 'google/gemini-3', 'question']);
});

test('what was connected to write down comes first, with the model that was chosen there', async () => {
  const speech = at('speech', named('whisper-large-v3', 'nvidia/parakeet-tdt-0.6b-v3'), { transcriberId: 'nvidia/parakeet-tdt-0.6b-v3' });
  const talk = media('audio/wav');
  expect(await chosen([OPENAI, speech], 'openai', talk)).toEqual(['speech', 'nvidia/parakeet-tdt-0.6b-v3', 'transcription']);
  expect(await chosen([OPENAI, speech], 'speech', talk)).toEqual(['speech', 'nvidia/parakeet-tdt-0.6b-v3', 'transcription']);
});

test('of a list those that answer are chosen from first, then those that write down', () => {
  expect(choosable(named('whisper-1', 'gpt-5.4')).map(({ id }) => id)).toEqual(['gpt-5.4', 'whisper-1']);
  expect(choosable(named('whisper-1', 'parakeet')).map(({ id }) => id)).toEqual(['whisper-1', 'parakeet']);
  expect(choosable([])).toEqual([]);
});

test('a model that is chosen answers from now on, or writes down, and takes no place from one that does the other', () => {
  const choose = (ids: string[], before: Partial<Endpoint>, id: string) => {
    const endpoint = at('e', named(...ids), before);
    const { models, defaultModelId, transcriberId } = { ...endpoint, ...withModel(endpoint, id) };
    return [models.map((model) => model.id).join(' '), defaultModelId, transcriberId];
  };
  const answers = { defaultModelId: 'gpt-5.4' };
  expect(choose([], {}, 'whisper-1')).toEqual(['whisper-1', undefined, 'whisper-1']);
  expect(choose(['gpt-5.4'], {}, 'whisper-1')).toEqual(['gpt-5.4 whisper-1', undefined, 'whisper-1']);
  expect(choose(['gpt-5.4'], answers, 'whisper-1')).toEqual(['gpt-5.4 whisper-1', 'gpt-5.4', 'whisper-1']);
  expect(choose(['gpt-5.4', 'whisper-1'], { transcriberId: 'whisper-1' }, 'gpt-5.4')).toEqual([
    'gpt-5.4 whisper-1',
    'gpt-5.4',
    'whisper-1',
  ]);
  expect(choose(['gpt-5.4', 'gpt-5.4-mini'], answers, 'gpt-5.4-mini')).toEqual(['gpt-5.4 gpt-5.4-mini', 'gpt-5.4-mini', undefined]);
  // A list that was fetched anew lacks what was typed before.
  expect(choose(['gpt-5.4'], { defaultModelId: 'my-deployment' }, 'whisper')).toEqual([
    'gpt-5.4 my-deployment whisper',
    'my-deployment',
    'whisper',
  ]);
});

test('an endpoint where something answers is no server that writes down alone, and answers by default once that was chosen', () => {
  const speech = at('speech', named('whisper-1'), { transcriberId: 'whisper-1' });
  const voices = at('voices', named('whisper-1', 'tiny-voice'), { transcriberId: 'whisper-1' });
  const both = at('both', named('whisper-1', 'gpt-5.4'), { transcriberId: 'whisper-1', defaultModelId: 'gpt-5.4' });
  expect([speech, voices, both, at('none', [])].map(isTranscriber)).toEqual([true, false, false, false]);
  expect(defaultEndpoint([speech, voices, both])?.id).toBe('both');
  expect(defaultEndpoint([speech, voices])).toBeUndefined();
  expect(defaultEndpoint([speech, at('old', named('gpt-5.4'))])?.id).toBe('old');
});

test('who was chosen to write down does so before others', async () => {
  const talk = media('audio/wav');
  const chose = { ...OPENAI, models: [...OPENAI.models, ...named('gpt-4o-transcribe')], transcriberId: 'gpt-4o-transcribe' };
  expect(await chosen([GEMINI, chose], 'gemini', talk)).toEqual(['openai', 'gpt-4o-transcribe', 'transcription']);
});

test('a format that none of them takes goes to who hears it, and too large a file to who takes so much', async () => {
  expect(await chosen([OPENAI, GEMINI], 'openai', media('audio/aac'))).toEqual(['gemini', 'gemini-3-flash', 'question']);
  expect(await chosen([OPENAI], 'openai', media('audio/aac'))).toBeUndefined();
  const long = media('audio/wav', new Uint8Array(25_100_000));
  expect(await chosen([OPENAI, GEMINI], 'openai', long)).toEqual(['gemini', 'gemini-3-flash', 'question']);
  expect(await transcriberFor([OPENAI], 'openai', long)).toMatchObject({ most: 25_000_000 });
  // Of what goes as base64 three quarters are the file.
  const omni = at('omni', [hears('qwen-omni', 'audio')]);
  expect(await transcriberFor([omni], 'omni', long)).toMatchObject({ most: 14_250_000 });
  expect(await chosen([omni, GEMINI], 'omni', long)).toEqual(['gemini', 'gemini-3-flash', 'question']);
});

test('the price is that of what is heard and written, and unknown where nobody says it', async () => {
  const priced = at('p', [{ ...hears('gemini-x', 'audio'), price: { input: 1, output: 10 } }], { providerId: 'gemini' });
  // A minute: 1,920 tokens heard, 204 written.
  expect((await transcriberFor([priced], 'p', media('audio/wav')))?.cost).toBeCloseTo(0.00396, 6);
  expect((await transcriberFor([OPENAI], 'openai', media('audio/wav')))?.cost).toBeUndefined();
});

/** A box of MP4. */
function box(type: string, ...inside: Uint8Array[]): Buffer {
  const size = Buffer.alloc(4);
  const body = Buffer.concat(inside);
  size.writeUInt32BE(8 + body.length);
  return Buffer.concat([size, Buffer.from(type, 'latin1'), body]);
}
const track = (type: string) => box('trak', box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(type, 'latin1'), Buffer.alloc(13))));
const film = (type: string, ...tracks: Buffer[]) =>
  new Blob(
    [Uint8Array.from(Buffer.concat([box('ftyp', Buffer.from('isom')), box('mdat', Buffer.alloc(2_000_000)), box('moov', ...tracks)]))],
    {
      type,
    },
  );

test('a film without sound is known by its own description, wherever that stands, and nobody is offered it', async () => {
  expect(await isSilent(film('video/mp4', track('vide')))).toBe(true);
  expect(await isSilent(film('video/quicktime', track('vide'), track('soun')))).toBe(false);
  expect(await isSilent(film('video/mp4'))).toBe(false);
  expect(await isSilent(new Blob([new Uint8Array(40)], { type: 'video/mp4' }))).toBe(false);
  const lamp = Uint8Array.from(readFileSync('tests/pages/site/lamp.webm'));
  expect(await isSilent(new Blob([lamp], { type: 'video/webm' }))).toBe(true);
  const withSound = Buffer.from(lamp).toString('latin1').replace('V_VP', 'A_OPUS V_VP');
  expect(await isSilent(new Blob([Uint8Array.from(Buffer.from(withSound, 'latin1'))], { type: 'video/webm' }))).toBe(false);
  expect(await chosen([GEMINI], 'gemini', media('video/webm', lamp))).toBeUndefined();
});

test('what a model that hears wrote is read line by line, however it wrote the times', () => {
  const written = [
    '```',
    '[0:00] Ann: Who lit it?',
    '**[1:04] Keeper:** I did.',
    'Every night.',
    '(1:02:03.5) – Nobody knows: it was dark.',
    '```',
  ];
  expect(writtenCues(written.join('\n'))).toEqual([
    { start: 0, text: 'Who lit it?', speaker: 'Ann' },
    { start: 64, text: 'I did. Every night.', speaker: 'Keeper' },
    { start: 3_723, text: 'it was dark.', speaker: 'Nobody knows' },
  ]);
  expect(writtenCues('The lamp was lit.\nIn 1823.')).toEqual([]);
});

test.each([
  [
    'words before the first time',
    'Ann: Who?\n[0:30] I.',
    [
      { start: 0, text: 'Who?', speaker: 'Ann' },
      { start: 30, text: 'I.' },
    ],
  ],
  [
    'a time to which it is said',
    '[0:00 - 0:30] Lit.\r\n[0:30] – [1:00] Out.',
    [
      { start: 0, text: 'Lit.' },
      { start: 30, text: 'Out.' },
    ],
  ],
  [
    'a time alone in its line',
    '0:00 --> 0:30\nLit.\n0:30\nOut.',
    [
      { start: 0, text: 'Lit.' },
      { start: 30, text: 'Out.' },
    ],
  ],
  ['a time that is said', '[0:00] It was\n10:15 and arrived.', [{ start: 0, text: 'It was 10:15 and arrived.' }]],
  ['another one', '[0:00] - 10:15 was late.', [{ start: 0, text: '10:15 was late.' }]],
])('%s is read as what it is', (_name, written, cues) => {
  expect(writtenCues(written)).toEqual(cues);
});
