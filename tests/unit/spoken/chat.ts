import { type Row, sse } from './write';

const chunk = (delta: unknown, rest: object = {}, choice: object = {}) => ({
  id: 'c',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: null, ...choice }],
  ...rest,
});
const end = (finish_reason = 'stop') => chunk({}, {}, { finish_reason });
const used = (usage: object) => ({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [], usage });
const DONE = 'data: [DONE]\n\n';
const call = (index: number, id: string, name: string, args: string) => ({
  index,
  id,
  type: 'function',
  function: { name, arguments: args },
});

export const chat: Row[] = [
  [
    'OpenRouter, with comments and details of its reasoning',
    'stream',
    sse(
      ': OPENROUTER PROCESSING\n\n',
      chunk({ role: 'assistant', content: '', reasoning: 'Hm', reasoning_details: [{ type: 'reasoning.text', text: 'Hm', index: 0 }] }),
      ': OPENROUTER PROCESSING\n\n',
      chunk({ content: 'Yes', reasoning: null }),
      end(),
      used({ prompt_tokens: 5, completion_tokens: 7, total_tokens: 12, cost: 0.1, completion_tokens_details: { reasoning_tokens: 2 } }),
      DONE,
    ),
  ],
  [
    'Groq, with usage in a place of its own',
    'stream',
    sse(
      chunk({ role: 'assistant', content: null }, { x_groq: { id: 'req' } }),
      chunk({ reasoning: 'Hm' }),
      chunk({ content: 'Yes' }),
      { ...end(), x_groq: { id: 'req', usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7, queue_time: 0.1 } } },
      DONE,
    ),
  ],
  [
    'Mistral, with content in parts',
    'stream',
    sse(
      chunk({ role: 'assistant', content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm, ' }] }] }),
      chunk({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'so.' }] }] }),
      chunk({ content: [{ type: 'text', text: 'Yes' }] }),
      { ...chunk({ content: '!' }, {}, { finish_reason: 'stop' }), usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 } },
      DONE,
    ),
  ],
  [
    'DeepSeek, kept alive',
    'stream',
    sse(
      ': keep-alive\n\n',
      chunk({ role: 'assistant', content: null, reasoning_content: '' }),
      chunk({ content: null, reasoning_content: '嗯' }),
      chunk({ content: 'Yes', reasoning_content: null }),
      {
        ...end(),
        usage: { prompt_tokens: 5, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 3 }, prompt_cache_hit_tokens: 3 },
      },
      DONE,
    ),
  ],
  [
    'Azure, whose first chunk has no choice',
    'stream',
    sse(
      { id: '', object: '', created: 0, model: '', choices: [], prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] },
      chunk({ role: 'assistant', content: '', refusal: null }, {}, { content_filter_results: {} }),
      chunk({ content: 'Yes' }, {}, { content_filter_results: { hate: { filtered: false, severity: 'safe' } } }),
      end(),
      DONE,
    ),
  ],
  ['a refusal in Chat', 'stream', sse(chunk({ role: 'assistant', refusal: 'I can' }), chunk({ refusal: '’t.' }), end(), DONE)],
  [
    'vLLM, with calls in turn and a role in each chunk',
    'stream',
    sse(
      chunk({ role: 'assistant', content: '' }),
      chunk({ role: 'assistant', tool_calls: [call(0, 'a', 'look', '')] }),
      chunk({ role: 'assistant', tool_calls: [{ index: 0, function: { arguments: '{"x":' } }] }),
      chunk({ role: 'assistant', tool_calls: [{ index: 1, id: 'b', type: 'function', function: { name: 'look', arguments: '{"x":2}' } }] }),
      chunk({ role: 'assistant', tool_calls: [{ index: 0, function: { arguments: '1}' } }] }),
      end('tool_calls'),
      DONE,
    ),
  ],
  [
    'a whole completion with a call, its thoughts and nothing else',
    'whole',
    JSON.stringify(
      {
        id: 'c',
        object: 'chat.completion',
        model: 'm',
        choices: [
          {
            index: 0,
            finish_reason: 'tool_calls',
            message: { role: 'assistant', content: null, reasoning_content: 'Hm', tool_calls: [call(0, 'a', 'look', '{"x":[1,"é"]}')] },
          },
        ],
        usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 },
      },
      null,
      2,
    ),
  ],
  ['a Chat answer that is cut', 'stream', sse(chunk({ role: 'assistant', content: 'Half' }), chunk({ reasoning: 'H' }))],
  ['a Chat answer that breaks', 'stream', sse(chunk({ content: 'Half' }), { error: { message: 'GPU on fire', code: 500 } })],
];
