import { beforeAll, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepEndpoint, type Tested, testEndpoint, testWay } from '@/utils/chat/connect';
import { AppError } from '@/utils/core/faults';
import type { Endpoint } from '@/utils/core/rows';
import { changeEndpoint, endpointOf, saveEndpoint, setParameter } from '@/utils/store/endpoints';
import { lockKeys } from '@/utils/store/keyring';
import { removePassphrase, setPassphrase, unlockKeys } from '@/utils/store/passphrase';
import { keepSecret, secretFor } from '@/utils/store/secrets';
import { secretsDb } from '@/utils/store/secrets-db';
import { chatEvents, type Reply, startServer } from './chat-server';
import { json, receiveFiles } from './transcription-server';

const bytes = (text: string) => new TextEncoder().encode(text);
const KEY = 'sk-live-123456';
const KEPT_AT: Endpoint = { id: 'again', providerId: 'openai-compatible', name: 'e', baseUrl: 'https://a.b/v1', models: [], createdAt: 0 };

// An optional permission, and nobody gave it.
beforeAll(() => {
  Reflect.set(fakeBrowser, 'webRequest', undefined);
});

async function tested(reply: Reply): Promise<Tested> {
  const { url } = await startServer(() => reply);
  const endpoint: Endpoint = { id: 'e', providerId: 'openai-compatible', name: 'e', baseUrl: `${url}/v1`, models: [], createdAt: 0 };
  return testEndpoint({ endpoint, secret: { key: KEY, headers: {} } }, 'm', AbortSignal.timeout(10_000));
}

test('a test gives the beginning of a real answer', async () => {
  expect(await tested({ body: bytes(chatEvents([{ content: 'rea' }, { content: 'dy' }]).join('')) })).toEqual({
    way: 'question',
    answer: 'ready',
  });
});

test('a test that was only thought about works', async () => {
  expect(await tested({ body: bytes(chatEvents([{ reasoning_content: 'Hm' }], 'length').join('')) })).toEqual({
    way: 'question',
    answer: '',
  });
});

test.each([
  ['in a refusal', { status: 401, headers: {}, body: bytes(`{"error":{"message":"bad key ${KEY}"}}`) }],
  ['in mid-stream', { body: bytes(`data: {"error":{"message":"bad key ${KEY}","code":401}}\n\n`) }],
] satisfies [string, Reply][])('a key that the server repeats %s is not told', async (_where, reply) => {
  const failure = await tested(reply).catch((error: unknown) => error);
  expect(failure instanceof AppError && failure.fault.said).toContain('bad key •••');
});

const soundTested = (baseUrl: string, modelId = 'whisper-1') =>
  testEndpoint({ endpoint: { ...KEPT_AT, baseUrl }, secret: { key: KEY, headers: {} } }, modelId, AbortSignal.timeout(10_000));

test('a model that only writes down is tested with a second of sound, and works where nothing is said in that', async () => {
  const server = await receiveFiles((_, response) => json(response, { text: '' }));
  expect(await soundTested(server.url)).toEqual({ way: 'transcription' });
  expect(server.forms).toHaveLength(1);
  const [form] = server.forms;
  expect(form).toMatchObject({ path: '/v1/audio/transcriptions', key: `Bearer ${KEY}`, fields: { model: 'whisper-1' } });
  expect(form?.file).toMatchObject({ name: 'tone.wav', type: 'audio/wav' });
  const sound = Buffer.from(form?.file.bytes ?? []);
  expect([sound.toString('latin1', 0, 4), sound.toString('latin1', 8, 16), sound.toString('latin1', 36, 40)]).toEqual([
    'RIFF',
    'WAVEfmt ',
    'data',
  ]);
  const [rate, perSecond, length] = [sound.readUInt32LE(24), sound.readUInt32LE(28), sound.readUInt32LE(40)];
  expect([rate, length / perSecond, sound.readUInt32LE(4), sound.length]).toEqual([16_000, 1, 36 + length, 44 + length]);
  const loudness = Array.from({ length: rate }, (_, at) => Math.abs(sound.readInt16LE(44 + at * 2)));
  expect(Math.max(...loudness)).toBeGreaterThan(100);
  expect(Math.max(...loudness)).toBeLessThan(400);
});

test.each([
  ['a wrong key', 401, `{"error":{"message":"bad key ${KEY}"}}`, 'wrong-key'],
  ['whisper.cpp at its own path', 404, 'File Not Found (/v1/audio/transcriptions)', 'not-found'],
  ['speaches without the model', 404, '{"detail":"Model \'whisper-1\' is not installed locally."}', 'no-such-model'],
  ['Ollama before extensions', 403, '', 'origin-refused'],
  ['a page', 200, '<!doctype html><title>Router</title>', 'wrong-format'],
  ['JSON without a text', 200, '{"words":[]}', 'wrong-format'],
  ['a fault inside', 500, '{"error":"failed to process audio"}', 'server-error'],
])('what is wrong with a server that writes down is told: %s', async (_name, status, body, code) => {
  const server = await receiveFiles((_, response) => response.writeHead(status).end(body));
  const failure = await soundTested(server.url).catch((error: unknown) => error);
  if (!(failure instanceof AppError)) throw new Error('It works.');
  expect(failure.fault).toMatchObject({ code, host: server.host });
  expect(failure.fault.said ?? '').not.toContain(KEY);
});

test('a model is sent sound only where it does nothing but write down, and where there is a place for that', () => {
  const at = (more: Partial<Endpoint>) => ({ ...KEPT_AT, ...more });
  expect(testWay(at({}), 'Systran/faster-whisper-small')).toBe('transcription');
  expect(testWay(at({ providerId: 'openai-responses' }), 'gpt-4o-transcribe')).toBe('transcription');
  expect(testWay(at({}), 'mistralai/Voxtral-Mini-3B-2507')).toBe('question');
  expect(testWay(at({}), 'llama-4-scout')).toBe('question');
  expect(testWay(at({ providerId: 'ollama' }), 'whisper')).toBe('question');
  expect(testWay(at({ presetId: 'openrouter' }), 'openai/whisper-1')).toBe('question');
});

test('an endpoint’s row names its extra headers, and their values lie with the key', async () => {
  const endpoint: Endpoint = {
    id: 'kept',
    providerId: 'openai-compatible',
    name: 'e',
    baseUrl: 'https://a.b/v1',
    models: [],
    createdAt: 0,
  };
  const headers = { 'X-Proxy': 'proxy-token-1' };
  await keepEndpoint({ endpoint, secret: { key: KEY, headers } });
  expect(await endpointOf('kept')).toEqual({ ...endpoint, headerNames: ['X-Proxy'] });
  expect(await secretFor('kept', 'https://a.b')).toEqual({ key: KEY, headers });
  await keepEndpoint({ endpoint: { ...endpoint, headerNames: ['X-Proxy'] }, secret: { key: '', headers: {} } });
  expect(await endpointOf('kept')).toEqual(endpoint);
  expect(await secretFor('kept', 'https://a.b')).toBeUndefined();
});

test('while the keys are locked, an endpoint with a key is not kept by half', async () => {
  const endpoint: Endpoint = {
    id: 'half',
    providerId: 'openai-compatible',
    name: 'e',
    baseUrl: 'https://a.b/v1',
    models: [],
    createdAt: 0,
  };
  await setPassphrase('four words');
  await lockKeys();
  await expect(keepEndpoint({ endpoint, secret: { key: KEY, headers: {} } })).rejects.toThrow('locked');
  expect(await endpointOf('half')).toBeUndefined();
});

test('a key typed anew replaces one that cannot be read any more', async () => {
  await unlockKeys('four words');
  await removePassphrase('four words');
  await saveEndpoint(KEPT_AT);
  await keepSecret('other', 'https://a.b', { key: KEY, headers: {} });
  // A row moved to another endpoint does not open.
  const stolen = await secretsDb.secrets.get('other');
  if (stolen) await secretsDb.secrets.put({ ...stolen, id: 'again' });
  const draft = { endpoint: KEPT_AT, addsTo: true as const };
  await expect(keepEndpoint({ ...draft, secret: { key: '', headers: {} } })).rejects.toThrow('key-gone');
  await keepEndpoint({ ...draft, secret: { key: 'sk-new-1', headers: {} } });
  expect(await secretFor('again', 'https://a.b')).toEqual({ key: 'sk-new-1', headers: {} });
});

test('a header that is kept stays by its name, whatever its case, and is asked for again at another address', async () => {
  await keepEndpoint({ endpoint: KEPT_AT, secret: { key: KEY, headers: { 'X-Proxy': 'proxy-token-1' } } });
  const kept = { endpoint: KEPT_AT, secret: { key: '', headers: { 'x-proxy': '•••' } }, addsTo: true as const };
  await keepEndpoint(kept);
  expect(await secretFor('again', 'https://a.b')).toEqual({ key: KEY, headers: { 'x-proxy': 'proxy-token-1' } });
  const moved = { ...kept, endpoint: { ...KEPT_AT, baseUrl: 'https://c.d/v1' } };
  await expect(keepEndpoint(moved)).rejects.toThrow('header-gone');
});

test('what was set while a test ran stays', async () => {
  await saveEndpoint(KEPT_AT);
  await setParameter('again', 'temperature', 0.2);
  await changeEndpoint('again', { name: 'Mine' });
  await keepEndpoint({ endpoint: KEPT_AT });
  expect(await endpointOf('again')).toMatchObject({ name: 'Mine', parameters: { temperature: 0.2 } });
  await setParameter('again', 'temperature', undefined);
  expect(await endpointOf('again')).toMatchObject({ parameters: {} });
});
