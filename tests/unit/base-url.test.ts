import { expect, test } from 'vitest';
import { baseUrlOf, mendUrl } from '@/utils/core/base-url';

test.each([
  // A scheme is added: http on this computer and its network, https beyond.
  ['localhost:1234', '/v1', 'http://localhost:1234/v1'],
  ['nas:11434', '', 'http://nas:11434'],
  ['api.example.com', '/v1', 'https://api.example.com/v1'],
  ['192.168.1.5:8000/v1', '/v1', 'http://192.168.1.5:8000/v1'],
  // What servers print when they start.
  ['http://0.0.0.0:8000', '/v1', 'http://127.0.0.1:8000/v1'],
  ['0.0.0.0:8080', '/v1', 'http://127.0.0.1:8080/v1'],
  ['http://[::]:8080/', '/v1', 'http://[::1]:8080/v1'],
  // Slashes, quotes, queries and fragments.
  ['https://host.example/v1///', '/v1', 'https://host.example/v1'],
  ['https://host.example//v1/', '/v1', 'https://host.example/v1'],
  ['"https://host.example/v1"', '/v1', 'https://host.example/v1'],
  ['<https://host.example/v1>', '/v1', 'https://host.example/v1'],
  ['https://host.example/v1?api-version=2025-01-01#models', '/v1', 'https://host.example/v1'],
  ['HTTPS://Host.Example/v1', '/v1', 'https://host.example/v1'],
  // The paths of each API.
  ['https://openrouter.ai/api/v1/chat/completions', '/api/v1', 'https://openrouter.ai/api/v1'],
  ['https://api.openai.com/v1/responses', '/v1', 'https://api.openai.com/v1'],
  ['https://api.openai.com/v1/completions', '/v1', 'https://api.openai.com/v1'],
  ['https://api.openai.com/v1/embeddings/', '/v1', 'https://api.openai.com/v1'],
  ['https://api.anthropic.com/v1/messages', '/v1', 'https://api.anthropic.com/v1'],
  ['https://api.anthropic.com/v1/messages/count_tokens', '/v1', 'https://api.anthropic.com/v1'],
  ['https://api.anthropic.com', '/v1', 'https://api.anthropic.com/v1'],
  ['http://localhost:8000/v1/models', '/v1', 'http://localhost:8000/v1'],
  ['http://localhost:8000/version', '/v1', 'http://localhost:8000/v1'],
  ['http://localhost:8080/props', '/v1', 'http://localhost:8080/v1'],
  ['http://localhost:8080/health', '/v1', 'http://localhost:8080/v1'],
  ['http://localhost:8000/v1/audio/transcriptions', '/v1', 'http://localhost:8000/v1'],
  ['http://127.0.0.1:8080/inference', '/v1', 'http://127.0.0.1:8080/v1'],
  ['https://models.github.ai/inference', '/v1', 'https://models.github.ai/inference'],
  ['http://localhost:1234/api/v0/models', '/v1', 'http://localhost:1234/v1'],
  ['http://localhost:1234/api/v0', '/v1', 'http://localhost:1234/v1'],
  // Gemini.
  ['generativelanguage.googleapis.com', '/v1beta', 'https://generativelanguage.googleapis.com/v1beta'],
  [
    'https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:streamGenerateContent?alt=sse&key=AIzaSecret',
    '/v1beta',
    'https://generativelanguage.googleapis.com/v1beta',
  ],
  [
    'https://generativelanguage.googleapis.com/v1/models/gemini-x:generateContent',
    '/v1beta',
    'https://generativelanguage.googleapis.com/v1',
  ],
  // Ollama's native API begins at the host.
  ['http://localhost:11434', '', 'http://localhost:11434'],
  ['http://localhost:11434/', '', 'http://localhost:11434'],
  ['http://localhost:11434/v1', '', 'http://localhost:11434'],
  ['http://localhost:11434/v1/chat/completions', '', 'http://localhost:11434'],
  ['http://localhost:11434/api', '', 'http://localhost:11434'],
  ['http://localhost:11434/api/', '', 'http://localhost:11434'],
  ['http://localhost:11434/api/chat', '', 'http://localhost:11434'],
  ['http://localhost:11434/api/tags', '', 'http://localhost:11434'],
  ['https://host.example/ollama/api/chat', '', 'https://host.example/ollama'],
  ['https://host.example/ollama/v1', '', 'https://host.example/ollama'],
  // The same server through its OpenAI-compatible API.
  ['http://localhost:11434/api/chat', '/v1', 'http://localhost:11434/v1'],
  // Azure, by the new path and by the old one.
  ['https://me.openai.azure.com', '/openai/v1', 'https://me.openai.azure.com/openai/v1'],
  ['https://me.openai.azure.com/openai', '/openai/v1', 'https://me.openai.azure.com/openai/v1'],
  ['https://me.openai.azure.com/openai/v1/responses', '/openai/v1', 'https://me.openai.azure.com/openai/v1'],
  [
    'https://me.openai.azure.com/openai/deployments/gpt-5/chat/completions?api-version=2024-10-21',
    '/openai/v1',
    'https://me.openai.azure.com/openai/v1',
  ],
  // A root that was typed in part is completed.
  ['https://api.groq.com/openai', '/openai/v1', 'https://api.groq.com/openai/v1'],
  ['https://openrouter.ai/api', '/api/v1', 'https://openrouter.ai/api/v1'],
  // A path of the user's own is kept.
  ['https://host.example/proxy/openai/v1', '/v1', 'https://host.example/proxy/openai/v1'],
  ['https://host.example/proxy/openai/v1/chat/completions', '/v1', 'https://host.example/proxy/openai/v1'],
  ['https://host.example/proxy', '/v1', 'https://host.example/proxy'],
  ['http://localhost:3000/api/chat/completions', '/v1', 'http://localhost:3000/api'],
  ['https://gateway.example/models/llama-4', '/v1', 'https://gateway.example/models/llama-4'],
])('“%s” for a format at “%s” is %s', (typed, root, expected) => {
  expect(baseUrlOf(typed, root)).toBe(expected);
});

test.each([
  ['https://api.openai.com/v1', false],
  [' https://api.openai.com/v1 ', false],
  ['https://api.openai.com/v1/', true],
  ['https://api.openai.com', true],
  ['api.openai.com/v1', true],
  ['https://api.openai.com/v1?key=sk-secret', true],
])('whether “%s” was mended is known: %s', (typed, mended) => {
  expect(mendUrl(typed)).toEqual({ baseUrl: 'https://api.openai.com/v1', mended });
});

test('what was mended once stays as it is', () => {
  for (const [typed, root] of [
    ['http://localhost:11434/api/chat', ''],
    ['https://me.openai.azure.com/', '/openai/v1'],
    ['openrouter.ai/api', '/api/v1'],
  ] as const) {
    const { baseUrl } = mendUrl(typed, root);
    expect(mendUrl(baseUrl, root)).toEqual({ baseUrl, mended: false });
  }
});
