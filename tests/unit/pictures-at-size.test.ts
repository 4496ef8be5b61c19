import { beforeAll, expect, test } from 'vitest';
import { receiptOfAnswer } from '@/utils/chat/receipt';
import { runTurn } from '@/utils/chat/turn';
import { parse } from '@/utils/core/documents/picture';
import { parseJson } from '@/utils/core/json';
import { type Part, sourcePart } from '@/utils/core/parts';
import { sightOf } from '@/utils/core/pictures/sight';
import type { Endpoint, Message, Picture, Source, SourceFile } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { messageOf } from '@/utils/store/messages';
import { png } from '../documents/pictures';
import { drawLikeWorkers, photo, screenshot, sizeOf } from './canvas';
import { misbehave, queueTurn } from './queued-turn';

interface Sample {
  name: string;
  original: Uint8Array<ArrayBuffer>;
  kept: Picture;
}

const samples: Sample[] = [];

beforeAll(async () => {
  drawLikeWorkers();
  for (const [name, original] of [
    ['photo.jpg', await photo(4_000, 3_000)],
    ['screen.png', await screenshot(2_560, 1_440)],
    ['icon.png', png(48, 48)],
  ] as const) {
    const { picture } = await parse(new File([original], name));
    if (!picture) throw new Error(`${name} is no picture`);
    samples.push({ name, original, kept: picture });
  }
}, 60_000);

type Body = Record<string, unknown>;
const at = (json: unknown, ...path: (string | number)[]) => path.reduce<unknown>((from, key) => (from as Body | undefined)?.[key], json);
const list = (json: unknown, ...path: (string | number)[]) => (at(json, ...path) ?? []) as unknown[];

interface Sent {
  /** Words and pictures of all questions, in their order. */
  parts: ({ text: string } | { bytes: Uint8Array })[];
}

const ofUrl = (url: unknown) => ({ bytes: Buffer.from(String(url).replace(/^data:image\/(?:png|jpeg);base64,/, ''), 'base64') });
const users = (messages: unknown[]) => messages.filter((each) => at(each, 'role') === 'user');

/** How each wire format carries words and pictures. */
const FORMATS: Record<string, { endpoint: Partial<Endpoint>; path: string; modelId: string; read(body: unknown): Sent['parts'] }> = {
  Responses: {
    endpoint: { providerId: 'openai-responses' },
    path: '/v1',
    modelId: 'gpt-5.4',
    read: (body) =>
      users(list(body, 'input'))
        .flatMap((each) => list(each, 'content'))
        .map((part) => (at(part, 'image_url') ? ofUrl(at(part, 'image_url')) : { text: String(at(part, 'text')) })),
  },
  Anthropic: {
    endpoint: { providerId: 'anthropic' },
    path: '/v1',
    modelId: 'claude-sonnet-4-5',
    read: (body) =>
      users(list(body, 'messages'))
        .flatMap((each) => list(each, 'content'))
        .map((part) => (at(part, 'source') ? ofUrl(at(part, 'source', 'data')) : { text: String(at(part, 'text')) })),
  },
  Gemini: {
    endpoint: { providerId: 'gemini' },
    path: '/v1beta',
    modelId: 'gemini-2.5-flash',
    read: (body) =>
      users(list(body, 'contents'))
        .flatMap((each) => list(each, 'parts'))
        .map((part) => (at(part, 'inlineData') ? ofUrl(at(part, 'inlineData', 'data')) : { text: String(at(part, 'text')) })),
  },
  Chat: {
    endpoint: { providerId: 'openai-compatible' },
    path: '/v1',
    modelId: 'meta-llama/llama-4-scout',
    read: (body) =>
      users(list(body, 'messages'))
        .flatMap((each) => (typeof at(each, 'content') === 'string' ? [{ text: at(each, 'content') }] : list(each, 'content')))
        .map((part) => (at(part, 'image_url') ? ofUrl(at(part, 'image_url', 'url')) : { text: String(at(part, 'text')) })),
  },
  Ollama: {
    endpoint: { providerId: 'ollama' },
    path: '',
    modelId: 'gemma3:27b',
    read: (body) =>
      users(list(body, 'messages')).flatMap((each) => [{ text: String(at(each, 'content')) }, ...list(each, 'images').map(ofUrl)]),
  },
};

const asSource = ({ name, kept }: Sample): Source => ({
  ...{ kind: 'file', url: '', title: name, language: '', icon: '', text: '' },
  picture: kept,
});
const PAGE: Source = {
  ...{ kind: 'page', url: 'https://lens.example/', title: 'The lens', language: 'en', icon: '' },
  text: 'The lens of Ostend was ground in 1823.',
};

/** Asks with sources of an earlier turn and of this one. @returns what the server was sent, and the answer's row */
async function ask(format: string, modelId: string, before: readonly Source[], now: readonly Source[]) {
  const { endpoint, path, read } = FORMATS[format] as (typeof FORMATS)[string];
  const { url, seen } = await misbehave((_, response) => response.writeHead(400).end('{}'));
  const models = [{ id: modelId, name: modelId, contextWindow: 400_000, inputs: ['text' as const, 'image' as const] }];
  const { id, question } = await queueTurn(url, {
    endpoint: { ...endpoint, baseUrl: `${url}${path}`, models },
    answer: { modelId, seq: 3 },
    text: 'How do they differ?',
  });
  const files = [...before, ...now].map(
    (source, n): SourceFile => ({ ...source, id: `${id}-${n}`, chatId: question.chatId, hash: `${n}`, readAt: n }),
  );
  await db.files.bulkAdd(files);
  const partsFor = (some: readonly SourceFile[], words: string): Part[] => [
    ...some.map((file) => sourcePart(file.id, file)),
    { type: 'text', text: words },
  ];
  const first: Message = { ...question, id: `${id}-first`, parts: partsFor(files.slice(0, before.length), 'What is this?') };
  const answer: Message = {
    ...first,
    id: `${id}-answer`,
    seq: 1,
    parentId: first.id,
    role: 'assistant',
    parts: [{ type: 'text', text: 'A lens.' }],
  };
  await db.messages.bulkAdd([first, answer]);
  const parts = partsFor(files.slice(before.length), 'How do they differ?');
  await db.messages.update(question.id, { parts, parentId: answer.id, seq: 2 });
  await runTurn(id);
  const body = seen.at(-1)?.body ?? '';
  return { body, parts: read(parseJson(body)), row: await messageOf(id), files };
}

const words = (parts: Sent['parts']) => parts.flatMap((part) => ('text' in part ? [part.text] : [])).join('\n');
const sizes = (parts: Sent['parts']) => Promise.all(parts.flatMap((part) => ('bytes' in part ? [sizeOf(part.bytes)] : [])));

test.each([
  // Each a size that its family does not make smaller: the earlier photo, then the screen and the icon.
  ['Responses', ['1835 × 1376', '2048 × 1152', '48 × 48'], [2_993, 2_765, 5]],
  ['Anthropic', ['1269 × 952', '1456 × 819', '48 × 48'], [1_564, 1_560, 4]],
  ['Gemini', ['1536 × 1152', '2048 × 1152', '48 × 48'], [1_032, 1_548, 258]],
  ['Chat', ['1344 × 1008', '1680 × 945', '48 × 48'], [1_872, 2_304, 144]],
  ['Ollama', ['1195 × 896', '1593 × 896', '48 × 48'], [256, 256, 256]],
])(
  '%s carries a page, two pictures and the question, and the picture of an earlier turn again, each at its size and bare',
  async (format, expected, tokens) => {
    const [before, ...now] = samples.map(asSource) as [Source, ...Source[]];
    const { modelId } = FORMATS[format] as (typeof FORMATS)[string];
    const { parts, row } = await ask(format, modelId, [before], [PAGE, ...now]);
    expect(await sizes(parts)).toEqual(expected);
    expect(words(parts)).toMatch(
      /title="photo.jpg"[\s\S]*What is this\?[\s\S]*ground in 1823[\s\S]*screen.png[\s\S]*icon.png[\s\S]*How do they differ\?/,
    );
    const receipt = row && (await receiptOfAnswer(row));
    expect(receipt?.entries.flatMap((entry) => (entry.picture ? [entry.tokens] : []))).toEqual(tokens);
    expect(row?.sent?.map(({ sent, of }) => sent === of)).toEqual([true, true, true, true]);
    for (const part of parts)
      if ('bytes' in part) {
        const bytes = Buffer.from(part.bytes).toString('latin1');
        for (const told of ['Exif', 'Ulm', 'tEXt', 'Comment']) expect(bytes).not.toContain(told);
      }
  },
  60_000,
);

test('of more pictures than a service takes the newest go, and the others are said', async () => {
  const icons = Array.from({ length: 7 }, (_, n) => ({ ...asSource(samples[2] as Sample), title: `icon ${n}` }));
  const most = sightOf({ presetId: 'groq', modelId: 'm' }).bounds.pictures;
  const chat = FORMATS['Chat'] as (typeof FORMATS)[string];
  chat.endpoint = { ...chat.endpoint, presetId: 'groq' };
  const { parts, row, files } = await ask('Chat', 'meta-llama/llama-4-scout', icons.slice(0, 3), icons.slice(3));
  expect((await sizes(parts)).length).toBe(most);
  expect(words(parts)).not.toContain('icon 1');
  expect(words(parts)).toContain('icon 2');
  expect(row?.sent?.filter(({ sent }) => sent === 0)).toEqual([
    { fileId: files[1]?.id, sent: 0, of: 1 },
    { fileId: files[0]?.id, sent: 0, of: 1 },
  ]);
});

test('bytes that are sent of a picture, by family', async () => {
  const table: Record<string, Record<string, string>> = {};
  for (const [format, modelId] of [
    ['Responses', 'gpt-4o'],
    ['Responses', 'gpt-5.4'],
    ['Responses', 'gpt-5.6-luna'],
    ['Anthropic', 'claude-sonnet-4-5'],
    ['Anthropic', 'claude-opus-5'],
    ['Gemini', 'gemini-2.5-flash'],
    ['Gemini', 'gemini-3-pro'],
    ['Responses', 'muse-spark-1.3'],
    ['Chat', 'meta-llama/llama-4-scout'],
    ['Chat', 'qwen/qwen3-vl-235b'],
    ['Ollama', 'gemma3:27b'],
    ['Chat', 'nobody-knows'],
  ] as const) {
    const row: Record<string, string> = {};
    for (const sample of samples) {
      const { parts } = await ask(format, modelId, [], [asSource(sample)]);
      const sent = parts.find((part) => 'bytes' in part);
      if (!sent || !('bytes' in sent)) throw new Error(`${sample.name} was not sent to ${modelId}`);
      row[sample.name] = `${Math.round(sent.bytes.length / 1_000)} KB, ${await sizeOf(sent.bytes)}`;
    }
    table[modelId] = row;
  }
  const whole = (bytes: (sample: Sample) => number) =>
    Object.fromEntries(samples.map((each) => [each.name, `${Math.round(bytes(each) / 1_000)} KB`]));
  console.table({ original: whole(({ original }) => original.length), kept: whole(({ kept }) => kept.bytes.size), ...table });
}, 120_000);
