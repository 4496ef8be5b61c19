import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { receiptOfAnswer } from '@/utils/chat/receipt';
import { runTurn } from '@/utils/chat/turn';
import { parseJson } from '@/utils/core/json';
import { mediaType } from '@/utils/core/media/media-type';
import { mediaTokens, takesMedia } from '@/utils/core/media/takes-media';
import { sourcePart } from '@/utils/core/parts';
import type { Endpoint, Modality, SourceFile } from '@/utils/core/rows';
import { fileTarget } from '@/utils/readers/file-reader';
import { media } from '@/utils/readers/media';
import { filesApart, picture } from '@/utils/readers/picture';
import { text } from '@/utils/readers/text';
import { db } from '@/utils/store/db';
import { hashOf } from '@/utils/store/files';
import { messageOf } from '@/utils/store/messages';
import { pictures } from '../documents/pictures';
import { wav } from '../documents/recordings';
import { misbehave, queueTurn } from './queued-turn';

const FILM = Uint8Array.from(readFileSync('tests/pages/site/lamp.webm'));

const latin1 = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));

test.each([
  ['ID3\x04\0', 'audio/mpeg'],
  ['\xff\xfb\x90\x64', 'audio/mpeg'],
  ['\xff\xf3\x90\x64', 'audio/mpeg'],
  ['\xff\xf1\x50\x80', 'audio/aac'],
  ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
  ['fLaC\0', 'audio/flac'],
  ['OggS\0', 'audio/ogg'],
  ['\0\0\0\x20ftypM4A \0', 'audio/mp4'],
  ['\0\0\0\x20ftypisom\0', 'video/mp4'],
  ['\0\0\0\x14ftypqt  \0', 'video/quicktime'],
  ['\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm', 'video/webm'],
  ['\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska', undefined],
  // Text in UTF-16, a JPEG, a WebP, words.
  ['\xff\xfeH\0i\0', undefined],
  ['\xff\xd8\xff\xe0', undefined],
  ['RIFF\0\0\0\0WEBPVP8 ', undefined],
  ['Ostend', undefined],
  // Words about them.
  ['ID3 tags are read first', undefined],
  ['OggS is how each page begins', undefined],
  ['fLaC, in four letters', undefined],
  ['The tag WAVE', undefined],
  ['The ftyp box comes first', undefined],
])('a file that begins with %j is %s', (head, type) => {
  expect(mediaType(head)).toBe(type);
});

test('the reader takes them by their bytes, whatever they are called, and nothing else', async () => {
  const reads = async (name: string, bytes: Uint8Array<ArrayBuffer>) => media.reads(await fileTarget(new File([bytes], name)));
  expect(await reads('notes.txt', wav(1))).toBe(true);
  expect(await reads('film', FILM)).toBe(true);
  expect(await reads('song.mp3', latin1('These are words.'))).toBe(false);
  for (const { name, bytes } of pictures()) expect([name, picture.reads(await fileTarget(new File([bytes], name)))]).toEqual([name, true]);
  expect(text.reads(await fileTarget(new File(['words'], 'a.txt')))).toBe(true);
  // A folder is dropped for its words and pictures.
  const folder = [new File([wav(1)], 'a.wav'), new File(['words'], 'a.txt')];
  expect(await filesApart(folder)).toEqual({ pictures: [], recordings: folder.slice(0, 1), others: folder.slice(1) });
});

test('who takes what: its service says so, and its format has a place for it', () => {
  const all: Modality[] = ['text', 'image', 'audio', 'video', 'file'];
  const takes = (providerId: string, inputs: Modality[] | undefined) =>
    ['audio/wav', 'audio/mpeg', 'audio/ogg', 'video/mp4'].map((type) => takesMedia(providerId, inputs, { type }));
  expect(takes('gemini', all)).toEqual([true, true, true, true]);
  expect(takes('openai-compatible', all)).toEqual([true, true, false, true]);
  expect(takes('openai-compatible', ['text', 'audio'])).toEqual([true, true, false, false]);
  // Nobody knows: pictures are tried, minutes of sound are not.
  expect(takes('openai-compatible', undefined)).toEqual([false, false, false, false]);
  for (const other of ['anthropic', 'openai-responses', 'ollama']) expect(takes(other, all)).toEqual([false, false, false, false]);
});

test('a minute costs what its family counts', () => {
  const minute = (type: string) => ({ bytes: new Blob([], { type }), seconds: 60 });
  const families = ['Gemini before 3', 'Gemini 3 and later', 'unknown'];
  expect(families.map((family) => mediaTokens(minute('audio/wav'), family))).toEqual([1_920, 1_920, 1_920]);
  expect(families.map((family) => mediaTokens(minute('video/mp4'), family))).toEqual([17_400, 6_120, 17_400]);
});

/** Asks about a recording and a film. @returns the body of the request, and the answer's row */
async function ask(endpoint: Partial<Endpoint>, path: string, inputs: Modality[]) {
  const { url, seen } = await misbehave((_, response) => response.writeHead(400).end('{}'));
  const models = [{ id: 'm', name: 'm', contextWindow: 1_000_000, inputs }];
  const { id, question } = await queueTurn(url, { endpoint: { ...endpoint, models, baseUrl: `${url}${path}` } });
  const file = (title: string, bytes: Uint8Array<ArrayBuffer>, type: string, seconds: number): SourceFile => ({
    ...{ id: `${id}-${title.slice(0, 4)}`, chatId: question.chatId, hash: title, readAt: 0 },
    ...{ kind: 'file', url: '', title, language: '', icon: '', text: '', media: { bytes: new Blob([bytes], { type }), seconds } },
  });
  const files = [file('talk.wav', wav(2), 'audio/wav', 2), file('lamp.webm', FILM, 'video/webm', 3)];
  await db.files.bulkAdd(files);
  await db.messages.update(question.id, { parts: [...files.map((each) => sourcePart(each.id, each)), ...question.parts] });
  await runTurn(id);
  const row = await messageOf(id);
  return { body: parseJson(seen.at(-1)?.body ?? ''), row, receipt: row && (await receiptOfAnswer(row)) };
}

const SOUND = Buffer.from(wav(2)).toString('base64');
const PICTURES = Buffer.from(FILM).toString('base64');
const NAMES = {
  sound: '<source kind="recording" title="talk.wav">\nThe recording that follows.\n</source>',
  film: '<source kind="film" title="lamp.webm">\nThe film that follows.\n</source>',
};

test('Gemini is sent a recording and a film themselves, at their price', async () => {
  const { body, row, receipt } = await ask({ providerId: 'gemini' }, '/v1beta', ['text', 'audio', 'video']);
  expect(body).toMatchObject({
    contents: [
      {
        parts: [
          { text: NAMES.sound },
          { inlineData: { mimeType: 'audio/wav', data: SOUND } },
          { text: NAMES.film },
          { inlineData: { mimeType: 'video/webm', data: PICTURES } },
          { text: 'Why?' },
        ],
      },
    ],
  });
  expect(row?.sent?.map(({ sent, of }) => [sent, of])).toEqual([
    [1, 1],
    [1, 1],
  ]);
  expect(receipt?.entries.flatMap(({ media: its, tokens }) => (its ? [[its.title, tokens]] : []))).toEqual([
    ['talk.wav', 64],
    ['lamp.webm', 870],
  ]);
});

test('the Chat format has its own places for them', async () => {
  const { body } = await ask({ providerId: 'openai-compatible', presetId: 'openrouter' }, '/v1', ['text', 'audio', 'video']);
  expect(body).toMatchObject({
    messages: [
      {},
      {
        content: [
          { text: NAMES.sound },
          { type: 'input_audio', input_audio: { data: SOUND, format: 'wav' } },
          { text: NAMES.film },
          { type: 'video_url', video_url: { url: `data:video/webm;base64,${PICTURES}` } },
          { text: 'Why?' },
        ],
      },
    ],
  });
});

test.each([
  ['OpenAI Responses', { providerId: 'openai-responses' }, '/v1'],
  ['Anthropic', { providerId: 'anthropic' }, '/v1'],
  ['Ollama', { providerId: 'ollama' }, ''],
  ['a model of the Chat format that takes neither', { providerId: 'openai-compatible' }, '/v1'],
])('%s learns that there are a recording and a film, and the answer says so', async (_, endpoint, path) => {
  const { body, row } = await ask(endpoint, path, ['text', 'image']);
  const said = JSON.stringify(body);
  expect(said).toContain('A recording of 2 seconds. You are not given it.');
  expect(said).toContain('A film of 3 seconds. You are not given it.');
  expect(said).not.toContain(SOUND.slice(0, 200));
  expect(said).not.toContain(PICTURES.slice(0, 200));
  expect(row?.sent?.map(({ unheard }) => unheard)).toEqual([true, true]);
});

test('two recordings without words are two, and the same is one', async () => {
  const source = (seconds: number) => ({
    ...{ kind: 'file' as const, url: '', title: 't', language: '', icon: '', text: '' },
    media: { bytes: new Blob([wav(seconds)], { type: 'audio/wav' }), seconds },
  });
  expect(await hashOf(source(1))).toBe(await hashOf(source(1)));
  expect(await hashOf(source(1))).not.toBe(await hashOf(source(2)));
});

test('a page of a PDF costs what its family counts', () => {
  const pdf = { bytes: new Blob([], { type: 'application/pdf' }), seconds: 0, pages: 4 };
  const families = ['Gemini 3 and later', 'Gemini before 3', 'Claude 4.7 and later', 'GPT-5.4'];
  expect(families.map((family) => mediaTokens(pdf, family))).toEqual([2_240, 1_032, 10_000, 12_000]);
});
