import { expect, test } from 'vitest';
import { providers } from '@/utils/providers';
import { addressFor, presetForUrl, presetOf, presets } from '@/utils/providers/presets';

/** The ids of the formats. */
const FORMATS = providers.map(({ id }) => id);

function preset(id: string) {
  const found = presets.find((each) => each.id === id);
  if (!found) throw new Error(`no preset ${id}`);
  return found;
}

test('each preset speaks a format, has an address or says what one looks like, and says where a needed key is made', () => {
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  for (const { id, providerId, formats, baseUrl, example, key, keyUrl } of presets) {
    expect(FORMATS, id).toContain(providerId);
    for (const format of formats ?? []) expect(FORMATS, id).toContain(format);
    expect(baseUrl ?? example, id).toMatch(/^https?:\/\//);
    if (key === 'required') expect(keyUrl, id).toMatch(/^https:\/\//);
  }
});

test('the address of a preset needs no mending', () => {
  for (const each of presets) {
    if (each.baseUrl) expect(addressFor(each.baseUrl, each)).toEqual({ baseUrl: each.baseUrl, mended: false });
  }
});

test.each([
  ['https://api.openai.com/v1/chat/completions', 'openai'],
  ['api.anthropic.com', 'anthropic'],
  ['https://generativelanguage.googleapis.com/v1beta/models/x:generateContent?key=1', 'gemini'],
  ['https://api.meta.ai/v1', 'meta'],
  ['openrouter.ai', 'openrouter'],
  ['https://api.groq.com/openai/v1', 'groq'],
  ['https://api.x.ai', 'xai'],
  ['https://me.openai.azure.com/', 'azure'],
  ['https://me.services.ai.azure.com/openai/v1', 'azure'],
  ['http://localhost:11434/v1', 'ollama'],
  ['127.0.0.1:8080', 'llama-cpp'],
  ['http://0.0.0.0:8000', 'vllm'],
  ['http://[::1]:1234/v1', 'lm-studio'],
])('“%s” is known as %s', (typed, id) => {
  expect(presetForUrl(typed)?.id).toBe(id);
});

test.each([
  'https://host.example/v1',
  'http://localhost:9999',
  'http://nas.local:11435',
  'https://openai.azure.com.evil.example',
  'https://',
  '',
])('“%s” is no known service', (typed) => {
  expect(presetForUrl(typed)).toBeUndefined();
});

test.each([
  ['openrouter', 'https://openrouter.ai/', undefined, 'https://openrouter.ai/api/v1'],
  ['openrouter', 'https://proxy.example', undefined, 'https://proxy.example/v1'],
  ['groq', 'api.groq.com', undefined, 'https://api.groq.com/openai/v1'],
  ['azure', 'https://me.openai.azure.com', undefined, 'https://me.openai.azure.com/openai/v1'],
  ['gemini', 'https://gateway.example', undefined, 'https://gateway.example/v1beta'],
  // At a service itself, the root of another of its APIs is replaced.
  [
    'gemini',
    'https://generativelanguage.googleapis.com/v1beta/openai/chat/completions',
    undefined,
    'https://generativelanguage.googleapis.com/v1beta',
  ],
  ['groq', 'https://api.groq.com/v1', undefined, 'https://api.groq.com/openai/v1'],
  ['openrouter', 'https://openrouter.ai/settings/keys', undefined, 'https://openrouter.ai/api/v1'],
  ['azure', 'https://x.services.ai.azure.com/models/chat/completions', undefined, 'https://x.services.ai.azure.com/openai/v1'],
  [
    'azure',
    'https://x.services.ai.azure.com/api/projects/p/openai/v1',
    undefined,
    'https://x.services.ai.azure.com/api/projects/p/openai/v1',
  ],
  // Unless it is asked in that other format; and on this computer a path may lead through a proxy.
  [
    'gemini',
    'https://generativelanguage.googleapis.com/v1beta/openai',
    'openai-compatible',
    'https://generativelanguage.googleapis.com/v1beta/openai',
  ],
  ['lm-studio', 'http://localhost:1234/proxy', undefined, 'http://localhost:1234/proxy'],
  ['ollama', '192.168.1.9:11434/api/chat', undefined, 'http://192.168.1.9:11434'],
  ['other', 'http://nas.local:11434/v1', 'ollama', 'http://nas.local:11434'],
  ['other', 'https://host.example', 'anthropic', 'https://host.example/v1'],
])('for %s “%s” (%s) becomes %s', (id, typed, providerId, expected) => {
  expect(addressFor(typed, preset(id), providerId).baseUrl).toBe(expected);
});

test('an endpoint knows the preset it was made from; one from before there were any, by its address', () => {
  expect(presetOf({ presetId: 'vllm', baseUrl: 'http://localhost:8080/v1' })?.id).toBe('vllm');
  expect(presetOf({ baseUrl: 'http://localhost:11434/v1' })?.id).toBe('ollama');
  expect(presetOf({ baseUrl: 'https://host.example/v1' })).toBeUndefined();
});

test.each([
  ['meta', 'muse-spark-1.3-contributor', true],
  ['openrouter', 'meta/muse-spark-1.2-contributor:free', true],
  ['meta', 'muse-spark-1.3', false],
])('%s warns of training before %s: %s', (id, modelId, warns) => {
  expect(preset(id).warns?.(modelId) !== undefined).toBe(warns);
});
