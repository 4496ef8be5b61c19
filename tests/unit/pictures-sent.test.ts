import { expect, onTestFinished, test } from 'vitest';
import { runTurn } from '@/utils/chat/turn';
import { parseJson } from '@/utils/core/json';
import { type Part, sourcePart } from '@/utils/core/parts';
import type { Endpoint, SourceFile } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { attach, attachmentsOf, hashOf } from '@/utils/store/files';
import { messageOf } from '@/utils/store/messages';
import { png } from '../documents/pictures';
import { misbehave, queueTurn } from './queued-turn';

const BYTES = png(20, 10);
const BASE64 = Buffer.from(BYTES).toString('base64');
const DATA_URL = `data:image/png;base64,${BASE64}`;

const picture = (bytes = BYTES, title = 'map.png') => ({
  kind: 'file' as const,
  url: '',
  title,
  language: '',
  icon: '',
  text: '',
  picture: { bytes: new Blob([bytes], { type: 'image/png' }), width: 20, height: 10 },
});

/** Asks about a picture at an endpoint. @returns the body of the request, and the answer's row */
async function askAbout(endpoint: Partial<Endpoint>, path: string) {
  const { url, seen } = await misbehave((_, response) => response.writeHead(400).end('{}'));
  const { id, question } = await queueTurn(url, { endpoint: { baseUrl: `${url}${path}`, ...endpoint } });
  const file: SourceFile = { ...picture(), id: `${id}-file`, chatId: question.chatId, hash: 'h', readAt: 0 };
  await db.files.add(file);
  const parts: Part[] = [sourcePart(file.id, file), ...question.parts];
  await db.messages.update(question.id, { parts });
  await runTurn(id);
  return { body: parseJson(seen.at(-1)?.body ?? ''), row: await messageOf(id), fileId: file.id };
}

const NAME = '<source kind="picture" title="map.png">\nThe picture that follows.\n</source>';

test.each([
  [
    'OpenAI-compatible',
    { providerId: 'openai-compatible' },
    '/v1',
    {
      messages: [
        {},
        {
          content: [
            { type: 'text', text: NAME },
            { type: 'image_url', image_url: { url: DATA_URL } },
            { type: 'text', text: 'Why?' },
          ],
        },
      ],
    },
  ],
  [
    'OpenAI Responses',
    { providerId: 'openai-responses' },
    '/v1',
    {
      input: [
        {},
        {
          content: [
            { type: 'input_text', text: NAME },
            { type: 'input_image', image_url: DATA_URL },
            { type: 'input_text', text: 'Why?' },
          ],
        },
      ],
    },
  ],
  [
    'Anthropic',
    { providerId: 'anthropic' },
    '/v1',
    {
      messages: [
        {
          content: [
            { type: 'text', text: NAME },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: BASE64 } },
            { type: 'text', text: 'Why?' },
          ],
        },
      ],
    },
  ],
  [
    'Gemini',
    { providerId: 'gemini' },
    '/v1beta',
    { contents: [{ parts: [{ text: NAME }, { inlineData: { mimeType: 'image/png', data: BASE64 } }, { text: 'Why?' }] }] },
  ],
  ['Ollama', { providerId: 'ollama' }, '', { messages: [{}, { content: `${NAME}\nWhy?`, images: [BASE64] }] }],
])('%s is sent the picture itself, under its name and before the question', async (_, endpoint, path, expected) => {
  const { body, row, fileId } = await askAbout(endpoint, path);
  expect(body).toMatchObject(expected);
  expect(row?.sent).toEqual([{ fileId, sent: 1, of: 1 }]);
});

test('a model that is known not to see is told that there is a picture, and the answer says so', async () => {
  const blind = { models: [{ id: 'm', name: 'm', inputs: ['text' as const] }] };
  const { body, row, fileId } = await askAbout(blind, '/v1');
  const text = JSON.stringify(body);
  expect(text).toContain('A picture of 20 × 10 pixels. You cannot see pictures.');
  expect(text).not.toContain(BASE64);
  expect(row?.sent).toEqual([{ fileId, sent: 0, of: 1, unseen: true }]);
});

test('the same picture of the same name is attached once, and beside it another one, and one that is called otherwise', async () => {
  onTestFinished(() => db.files.clear());
  await attach('c', picture(), 0);
  await attach('c', picture(), 1);
  await attach('c', picture(png(21, 10)), 2);
  // Before and after: who compares them asks about both.
  await attach('c', picture(BYTES, 'after.png'), 3);
  const waiting = await attachmentsOf('c');
  expect(waiting.map(({ title }) => title)).toEqual(['map.png', 'map.png', 'after.png']);
  expect(new Set(waiting.map(({ hash }) => hash)).size).toBe(3);
  expect(await waiting[0]?.picture?.bytes.bytes()).toEqual(BYTES);
});

test('the hash of what is no picture is what it was', async () => {
  const text = { kind: 'page' as const, url: 'https://a.b/', title: 't', language: '', icon: '', text: 'Words' };
  expect(await hashOf(text)).toBe('e591355c3224dac62c71536a801cd2d375224d57633c92479c0dc3113716d4cd');
});
