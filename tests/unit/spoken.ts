import type { Capture, Format } from './captures';

const sse = (...events: (unknown | string)[]) =>
  events.map((event) => (typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`)).join('');
const named = (...events: { type: string }[]) => events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
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

const message = (usage: object) => ({
  type: 'message_start',
  message: { id: 'msg', type: 'message', role: 'assistant', model: 'm', content: [], stop_reason: null, stop_sequence: null, usage },
});
const block = (index: number, content_block: object) => ({ type: 'content_block_start', index, content_block });
const delta = (index: number, value: object) => ({ type: 'content_block_delta', index, delta: value });
const stop = (index: number) => ({ type: 'content_block_stop', index });
const finish = (stop_reason: string, usage: object = { output_tokens: 5 }) => ({
  type: 'message_delta',
  delta: { stop_reason, stop_sequence: null },
  usage,
});
const STOP = { type: 'message_stop' };

const candidate = (parts: object[], rest: object = {}) => ({ candidates: [{ content: { role: 'model', parts }, index: 0, ...rest }] });
const item = (output_index: number, value: object) => [
  { type: 'response.output_item.added', output_index, item: value, sequence_number: 1 },
  { type: 'response.output_item.done', output_index, item: value, sequence_number: 2 },
];
const completed = (output: object[], rest: object = {}) => ({
  type: 'response.completed',
  sequence_number: 9,
  response: {
    id: 'r',
    object: 'response',
    created_at: 1,
    model: 'm',
    status: 'completed',
    output,
    usage: {
      input_tokens: 9,
      output_tokens: 8,
      total_tokens: 17,
      input_tokens_details: { cached_tokens: 4 },
      output_tokens_details: { reasoning_tokens: 3 },
    },
    ...rest,
  },
});
const said = (id: string, text: string) => ({
  id,
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
});

const rows: [string, Format, Capture['kind'], string][] = [
  [
    'OpenRouter, with comments and details of its reasoning',
    'chat',
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
    'chat',
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
    'chat',
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
    'chat',
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
    'chat',
    'stream',
    sse(
      { id: '', object: '', created: 0, model: '', choices: [], prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] },
      chunk({ role: 'assistant', content: '', refusal: null }, {}, { content_filter_results: {} }),
      chunk({ content: 'Yes' }, {}, { content_filter_results: { hate: { filtered: false, severity: 'safe' } } }),
      end(),
      DONE,
    ),
  ],
  ['a refusal in Chat', 'chat', 'stream', sse(chunk({ role: 'assistant', refusal: 'I can' }), chunk({ refusal: '’t.' }), end(), DONE)],
  [
    'vLLM, with calls in turn and a role in each chunk',
    'chat',
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
    'chat',
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
  [
    'Anthropic, with thoughts, a redacted one, pings and a call',
    'messages',
    'stream',
    named(
      message({ input_tokens: 10, cache_creation_input_tokens: 3, cache_read_input_tokens: 20, output_tokens: 1 }),
      block(0, { type: 'thinking', thinking: '', signature: '' }),
      { type: 'ping' },
      delta(0, { type: 'thinking_delta', thinking: 'Hm' }),
      delta(0, { type: 'signature_delta', signature: 'c2ln' }),
      stop(0),
      block(1, { type: 'redacted_thinking', data: 'ZGF0YQ==' }),
      stop(1),
      block(2, { type: 'text', text: '' }),
      delta(2, { type: 'text_delta', text: 'Yes' }),
      stop(2),
      block(3, { type: 'tool_use', id: 't', name: 'look', input: {} }),
      delta(3, { type: 'input_json_delta', partial_json: '' }),
      delta(3, { type: 'input_json_delta', partial_json: '{"x": 1}' }),
      stop(3),
      block(4, { type: 'tool_use', id: 'u', name: 'wait', input: {} }),
      stop(4),
      finish('tool_use', { output_tokens: 50 }),
      STOP,
    ),
  ],
  [
    'Anthropic, with a search of its own and citations',
    'messages',
    'stream',
    named(
      message({ input_tokens: 10, output_tokens: 1 }),
      block(0, { type: 'server_tool_use', id: 's', name: 'web_search', input: {} }),
      delta(0, { type: 'input_json_delta', partial_json: '{"query":"a"}' }),
      stop(0),
      block(1, {
        type: 'web_search_tool_result',
        tool_use_id: 's',
        content: [{ type: 'web_search_result', url: 'https://a', title: 'A' }],
      }),
      stop(1),
      block(2, { type: 'text', text: '', citations: [] }),
      delta(2, {
        type: 'citations_delta',
        citation: { type: 'web_search_result_location', url: 'https://a', title: 'A', cited_text: 'a', encrypted_index: 'x' },
      }),
      delta(2, { type: 'text_delta', text: 'As A says' }),
      stop(2),
      finish('end_turn', { output_tokens: 7 }),
      STOP,
    ),
  ],
  [
    'Anthropic, whose safety stops it',
    'messages',
    'stream',
    named(message({ input_tokens: 3, output_tokens: 1 }), finish('refusal', { output_tokens: 2 }), STOP),
  ],
  [
    'Gemini, with thoughts, a signature and several parts',
    'gemini',
    'stream',
    sse(
      candidate([{ text: 'Hm', thought: true }]),
      candidate([{ text: 'Yes' }, { text: ' and' }]),
      candidate([{ text: ' no', thoughtSignature: 'c2ln' }]),
      candidate([{ functionCall: { name: 'look', args: { x: 1 } }, thoughtSignature: 'c2ln' }, { functionCall: { name: 'wait' } }]),
      {
        ...candidate([{ text: '', thoughtSignature: 'c2ln' }], { finishReason: 'STOP' }),
        usageMetadata: {
          promptTokenCount: 9,
          candidatesTokenCount: 5,
          thoughtsTokenCount: 4,
          cachedContentTokenCount: 2,
          totalTokenCount: 18,
          promptTokensDetails: [{ modality: 'TEXT', tokenCount: 9 }],
        },
        modelVersion: 'm',
        responseId: 'r',
      },
    ),
  ],
  [
    'Gemini, held back',
    'gemini',
    'stream',
    sse(candidate([{ text: 'Well' }]), {
      candidates: [{ finishReason: 'SAFETY', index: 0, safetyRatings: [{ category: 'HARM', probability: 'HIGH', blocked: true }] }],
      usageMetadata: { promptTokenCount: 9, totalTokenCount: 9 },
    }),
  ],
  [
    'Gemini, whose prompt is refused',
    'gemini',
    'stream',
    sse({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata: { promptTokenCount: 9, totalTokenCount: 9 } }),
  ],
  [
    'OpenAI, with summaries, reasoning in a box and a call',
    'responses',
    'stream',
    named(
      { type: 'response.created', ...{ response: completed([]).response } },
      { type: 'response.output_item.added', ...{ output_index: 0, item: { id: 'rs', type: 'reasoning', summary: [] } } },
      {
        type: 'response.reasoning_summary_part.added',
        ...{ item_id: 'rs', output_index: 0, summary_index: 0, part: { type: 'summary_text', text: '' } },
      },
      { type: 'response.reasoning_summary_text.delta', ...{ item_id: 'rs', output_index: 0, summary_index: 0, delta: 'One' } },
      {
        type: 'response.reasoning_summary_part.done',
        ...{ item_id: 'rs', output_index: 0, summary_index: 0, part: { type: 'summary_text', text: 'One' } },
      },
      {
        type: 'response.reasoning_summary_part.added',
        ...{ item_id: 'rs', output_index: 0, summary_index: 1, part: { type: 'summary_text', text: '' } },
      },
      { type: 'response.reasoning_summary_text.delta', ...{ item_id: 'rs', output_index: 0, summary_index: 1, delta: 'Two' } },
      {
        type: 'response.output_item.done',
        ...{
          output_index: 0,
          item: {
            id: 'rs',
            type: 'reasoning',
            encrypted_content: 'Ym94',
            summary: [
              { type: 'summary_text', text: 'One' },
              { type: 'summary_text', text: 'Two' },
            ],
          },
        },
      },
      ...item(1, { id: 'ws', type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'a' } }),
      { type: 'response.output_item.added', ...{ output_index: 2, item: { ...said('m', ''), content: [] } } },
      { type: 'response.output_text.delta', ...{ item_id: 'm', output_index: 2, content_index: 0, delta: 'Yes', obfuscation: 'xyz' } },
      {
        type: 'response.output_text.annotation.added',
        ...{ item_id: 'm', output_index: 2, annotation: { type: 'url_citation', url: 'https://a' } },
      },
      { type: 'response.output_item.done', ...{ output_index: 2, item: said('m', 'Yes') } },
      ...item(3, { id: 'fc', type: 'function_call', call_id: 'call', name: 'look', arguments: '{"x":1}', status: 'completed' }),
      completed([
        {
          id: 'rs',
          type: 'reasoning',
          summary: [
            { type: 'summary_text', text: 'One' },
            { type: 'summary_text', text: 'Two' },
          ],
        },
        said('m', 'Yes'),
        { id: 'fc', type: 'function_call', call_id: 'call', name: 'look', arguments: '{"x":1}', status: 'completed' },
      ]),
    ),
  ],
  [
    'a server that tells a response only at its end',
    'responses',
    'stream',
    named(completed([{ id: 'rs', type: 'reasoning', summary: [], content: [{ type: 'reasoning_text', text: 'Hm' }] }, said('m', 'Yes')])),
  ],
  [
    'a refusal in Responses',
    'responses',
    'stream',
    named(
      { type: 'response.output_item.added', ...{ output_index: 0, item: { ...said('m', ''), content: [] } } },
      { type: 'response.refusal.delta', ...{ item_id: 'm', output_index: 0, content_index: 0, delta: 'I can’t.' } },
      { type: 'response.refusal.done', ...{ item_id: 'm', output_index: 0, content_index: 0, refusal: 'I can’t.' } },
      completed([{ ...said('m', ''), content: [{ type: 'refusal', refusal: 'I can’t.' }] }]),
    ),
  ],
  [
    'a response cut at its limit',
    'responses',
    'stream',
    named(
      { type: 'response.output_text.delta', ...{ item_id: 'm', output_index: 0, content_index: 0, delta: 'Ye' } },
      {
        ...completed([said('m', 'Ye')], { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
        type: 'response.incomplete',
      },
    ),
  ],
  [
    'Ollama, with thoughts of a model and a call',
    'ollama',
    'stream',
    [
      { model: 'm', message: { role: 'assistant', content: '', thinking: 'Hm' }, done: false },
      { model: 'm', message: { role: 'assistant', content: 'Yes' }, done: false },
      {
        model: 'm',
        message: { role: 'assistant', content: '', tool_calls: [{ id: 'a', function: { index: 0, name: 'look', arguments: { x: 1 } } }] },
        done: false,
      },
      { model: 'm', message: { role: 'assistant', content: '' }, done: true, done_reason: 'stop', prompt_eval_count: 9, eval_count: 5 },
    ]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  ],
  [
    'Ollama, not streaming',
    'ollama',
    'whole',
    JSON.stringify({
      model: 'm',
      message: { role: 'assistant', content: 'Yes', thinking: 'Hm' },
      done: true,
      done_reason: 'length',
      prompt_eval_count: 9,
      eval_count: 5,
    }),
  ],
];

/** Answers as servers that were not recorded write them, after their documentation. */
export const SPOKEN: Capture[] = rows.map(([name, format, kind, text]) => ({ name, format, kind, text, status: 200 }));
