import { expect, test } from 'vitest';
import { field } from '@/utils/core/json';
import { ollama } from '@/utils/providers/ollama';
import { before, bytes } from './asked';

const lines = (...rows: object[]) => bytes(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
const DONE = { message: { role: 'assistant', content: 'Yes' }, done: true, done_reason: 'stop', prompt_eval_count: 3, eval_count: 1 };

async function contextOf(words: number, window?: number, own?: number) {
  const { ask } = await before(ollama, () => ({ body: lines(DONE) }));
  const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'word '.repeat(words) }] }];
  const { body } = await ask({
    prompt,
    ...(window ? { info: { contextWindow: window } } : {}),
    ...(own ? { parameters: { contextWindow: own } } : {}),
  });
  return field(body, 'options', 'num_ctx');
}

test('the context asked for holds what is sent and its answer, in steps, within what the model can read', async () => {
  expect(await contextOf(3)).toBe(8_192);
  expect(await contextOf(3, 131_072)).toBe(8_192);
  expect(await contextOf(8_000, 131_072)).toBe(16_384);
  expect(await contextOf(8_001, 131_072)).toBe(16_384);
  expect(await contextOf(8_000, 8_192)).toBe(8_192);
  expect(await contextOf(3, 2_048)).toBe(2_048);
  expect(await contextOf(8_000, 131_072, 2_048)).toBe(2_048);
  expect(await contextOf(8_000, 131_072, 12_000)).toBe(12_000);
});

test('a question carries pictures, calls, their results and the user’s limits', async () => {
  const { ask } = await before(ollama, () => ({ body: lines(DONE) }));
  const { body, url, headers, parts } = await ask({
    modelId: 'qwen3-vl',
    effort: 'none',
    parameters: { maxOutput: 300 },
    prompt: [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'file', mediaType: 'image/png', data: { type: 'data', data: new Uint8Array([1, 2, 3]) } },
          { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'AQID' } },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'Hm' },
          { type: 'tool-call', toolCallId: 'a', toolName: 'look', input: { x: 1 } },
        ],
      },
      { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'a', toolName: 'look', output: { type: 'json', value: { y: 2 } } }] },
    ],
    call: {
      temperature: 0.5,
      tools: [
        { type: 'function', name: 'look', description: 'Look.', inputSchema: { type: 'object', properties: { x: { type: 'number' } } } },
      ],
    },
  });
  expect(url).toBe('/api/chat');
  expect(headers.authorization).toBe('Bearer sk-live-123456');
  expect(body).toEqual({
    model: 'qwen3-vl',
    stream: true,
    think: false,
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'What is this?', images: ['AQID', 'AQID'] },
      { role: 'assistant', content: '', thinking: 'Hm', tool_calls: [{ function: { name: 'look', arguments: { x: 1 } } }] },
      { role: 'tool', tool_name: 'look', content: '{"y":2}' },
    ],
    tools: [
      {
        type: 'function',
        function: { name: 'look', description: 'Look.', parameters: { type: 'object', properties: { x: { type: 'number' } } } },
      },
    ],
    options: { num_ctx: 8_192, num_predict: 300, temperature: 0.5 },
  });
  expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified: 'stop' }, usage: { inputTokens: { total: 3 } } });
});

test('the models are listed with what each tells of itself, and without those that only embed', async () => {
  const shown: Record<string, object> = {
    'llama3.2-vision': {
      model_info: { 'general.architecture': 'mllama', 'mllama.context_length': 131_072 },
      capabilities: ['completion', 'vision'],
      parameters: 'num_ctx 2048\nstop "x"',
    },
    'qwen3:8b': { model_info: { 'qwen3.context_length': 40_960 }, capabilities: ['completion', 'tools', 'thinking'] },
    minilm: { capabilities: ['embedding'], model_info: {} },
    old: { parameters: 'num_ctx                        16384' },
  };
  const { models } = await before(ollama, ({ url, body }) => {
    const json =
      url === '/api/tags'
        ? { models: [...Object.keys(shown), 'broken', 'nomic-embed-text'].map((name) => ({ name, model: name })) }
        : shown[JSON.parse(body).model];
    return {
      status: json ? 200 : 404,
      headers: { 'content-type': 'application/json' },
      body: bytes(JSON.stringify(json ?? { error: 'no' })),
    };
  });
  expect(await models()).toEqual([
    { id: 'llama3.2-vision', name: 'llama3.2-vision', contextWindow: 131_072, inputs: ['text', 'image'], efforts: [] },
    { id: 'qwen3:8b', name: 'qwen3:8b', contextWindow: 40_960, inputs: ['text'], efforts: ['none', 'high'] },
    { id: 'old', name: 'old', contextWindow: 16_384 },
    { id: 'broken', name: 'broken' },
  ]);
});
