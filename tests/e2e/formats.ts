/** The wire formats as their servers write them: what a test's model says, in each API's own events. */
export interface Format {
  /** The provider's id. */
  id: string;
  /** Which POST it is. */
  path: RegExp;
  /** The header a key comes in, as a server sees it. */
  keyIn: (key: string) => [name: string, value: string];
  contentType: string;
  /** Before anything is said. */
  begin(model: string, promptTokens: number): string;
  thought(text: string): string;
  text(text: string): string;
  end(said: Said): string;
  /** The whole answer in one JSON body. */
  whole(said: Said): unknown;
}

export interface Said {
  model: string;
  text: string;
  reasoning: string;
  finish: 'stop' | 'length' | 'content_filter';
  usage: { input: number; output: number };
}

const data = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
const event = (value: { type: string }) => `event: ${value.type}\n${data(value)}`;
const line = (value: unknown) => `${JSON.stringify(value)}\n`;
const bearer = (key: string): [string, string] => ['authorization', `Bearer ${key}`];

const chat: Format = {
  id: 'openai-compatible',
  path: /\/chat\/completions$/,
  keyIn: bearer,
  contentType: 'text/event-stream; charset=utf-8',
  begin: () => '',
  thought: (reasoning_content) => data(chunk({ reasoning_content })),
  text: (content) => data(chunk({ content })),
  end: ({ finish, usage }) =>
    `${data(chunk({}, finish)) + data({ ...envelope('chat.completion.chunk'), choices: [], usage: chatUsage(usage) })}data: [DONE]\n\n`,
  whole: ({ text, reasoning, finish, usage }) => ({
    ...envelope('chat.completion'),
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text, ...(reasoning ? { reasoning_content: reasoning } : {}) },
        finish_reason: finish,
      },
    ],
    usage: chatUsage(usage),
  }),
};

function envelope(object: string) {
  return { id: 'chatcmpl-test', object, created: 0, model: 'm' };
}
function chunk(delta: object, finish_reason: string | null = null) {
  return { ...envelope('chat.completion.chunk'), choices: [{ index: 0, delta, finish_reason }] };
}
function chatUsage({ input, output }: Said['usage']) {
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}

const responses: Format = {
  id: 'openai-responses',
  path: /\/responses$/,
  keyIn: bearer,
  contentType: 'text/event-stream; charset=utf-8',
  begin: (model) =>
    event({
      type: 'response.created',
      ...{ response: { id: 'resp_1', object: 'response', created_at: 0, model, status: 'in_progress', output: [] } },
    }) +
    event({ type: 'response.output_item.added', ...{ output_index: 0, item: { id: 'rs_1', type: 'reasoning', summary: [] } } }) +
    event({
      type: 'response.reasoning_summary_part.added',
      ...{ item_id: 'rs_1', output_index: 0, summary_index: 0, part: { type: 'summary_text', text: '' } },
    }),
  thought: (delta) =>
    event({ type: 'response.reasoning_summary_text.delta', ...{ item_id: 'rs_1', output_index: 0, summary_index: 0, delta } }),
  text: (delta) => event({ type: 'response.output_text.delta', ...{ item_id: 'msg_1', output_index: 1, content_index: 0, delta } }),
  end: (said) =>
    event({
      type: 'response.output_item.done',
      ...{
        output_index: 1,
        item: {
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_text', text: said.text, annotations: [] }],
        },
      },
    }) + event({ type: said.finish === 'stop' ? 'response.completed' : 'response.incomplete', ...{ response: responses.whole(said) } }),
  whole: ({ model, text, reasoning, finish, usage }) => ({
    id: 'resp_1',
    object: 'response',
    created_at: 0,
    model,
    status: finish === 'stop' ? 'completed' : 'incomplete',
    ...(finish === 'stop' ? {} : { incomplete_details: { reason: finish === 'length' ? 'max_output_tokens' : 'content_filter' } }),
    output: [
      { id: 'rs_1', type: 'reasoning', summary: reasoning ? [{ type: 'summary_text', text: reasoning }] : [] },
      { id: 'msg_1', type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text, annotations: [] }] },
    ],
    usage: {
      input_tokens: usage.input,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: usage.output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: usage.input + usage.output,
    },
  }),
};

const STOP_REASONS = { stop: 'end_turn', length: 'max_tokens', content_filter: 'refusal' };

const messages: Format = {
  id: 'anthropic',
  path: /\/messages$/,
  keyIn: (key) => ['x-api-key', key],
  contentType: 'text/event-stream; charset=utf-8',
  begin: (model, promptTokens) =>
    event({
      type: 'message_start',
      ...{
        message: {
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          content: [],
          model,
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: promptTokens, output_tokens: 0 },
        },
      },
    }) +
    event({ type: 'content_block_start', ...{ index: 0, content_block: { type: 'thinking', thinking: '', signature: '' } } }) +
    event({ type: 'content_block_start', ...{ index: 1, content_block: { type: 'text', text: '' } } }) +
    event({ type: 'ping' }),
  thought: (thinking) => event({ type: 'content_block_delta', ...{ index: 0, delta: { type: 'thinking_delta', thinking } } }),
  text: (text) => event({ type: 'content_block_delta', ...{ index: 1, delta: { type: 'text_delta', text } } }),
  end: ({ finish, usage }) =>
    event({ type: 'content_block_stop', ...{ index: 0 } }) +
    event({ type: 'content_block_stop', ...{ index: 1 } }) +
    event({
      type: 'message_delta',
      ...{ delta: { stop_reason: STOP_REASONS[finish], stop_sequence: null }, usage: { output_tokens: usage.output } },
    }) +
    event({ type: 'message_stop' }),
  whole: ({ model, text, reasoning, finish, usage }) => ({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model,
    content: [...(reasoning ? [{ type: 'thinking', thinking: reasoning, signature: '' }] : []), { type: 'text', text }],
    stop_reason: STOP_REASONS[finish],
    stop_sequence: null,
    usage: { input_tokens: usage.input, output_tokens: usage.output },
  }),
};

const FINISH_REASONS = { stop: 'STOP', length: 'MAX_TOKENS', content_filter: 'SAFETY' };

const gemini: Format = {
  id: 'gemini',
  path: /:(?:streamG|g)enerateContent(?:\?.*)?$/,
  keyIn: (key) => ['x-goog-api-key', key],
  contentType: 'text/event-stream',
  begin: () => '',
  thought: (text) => data({ candidates: [{ content: { role: 'model', parts: [{ text, thought: true }] }, index: 0 }] }),
  text: (text) => data({ candidates: [{ content: { role: 'model', parts: [{ text }] }, index: 0 }] }),
  end: ({ finish, usage }) =>
    data({
      candidates: [{ content: { role: 'model', parts: [{ text: '' }] }, finishReason: FINISH_REASONS[finish], index: 0 }],
      usageMetadata: geminiUsage(usage),
    }),
  whole: ({ text, reasoning, finish, usage }) => ({
    candidates: [
      {
        content: { role: 'model', parts: [...(reasoning ? [{ text: reasoning, thought: true }] : []), { text }] },
        finishReason: FINISH_REASONS[finish],
        index: 0,
      },
    ],
    usageMetadata: geminiUsage(usage),
  }),
};

function geminiUsage({ input, output }: Said['usage']) {
  return { promptTokenCount: input, candidatesTokenCount: output, totalTokenCount: input + output };
}

const ollama: Format = {
  id: 'ollama',
  path: /\/api\/chat$/,
  keyIn: bearer,
  contentType: 'application/x-ndjson',
  begin: () => '',
  thought: (thinking) =>
    line({ model: 'm', created_at: '2026-11-24T08:00:00Z', message: { role: 'assistant', content: '', thinking }, done: false }),
  text: (content) => line({ model: 'm', created_at: '2026-11-24T08:00:00Z', message: { role: 'assistant', content }, done: false }),
  end: ({ finish, usage }) =>
    line({
      model: 'm',
      created_at: '2026-11-24T08:00:00Z',
      message: { role: 'assistant', content: '' },
      done: true,
      done_reason: finish === 'length' ? 'length' : 'stop',
      prompt_eval_count: usage.input,
      eval_count: usage.output,
    }),
  whole: ({ text, reasoning, finish, usage }) => ({
    model: 'm',
    created_at: '2026-11-24T08:00:00Z',
    message: { role: 'assistant', content: text, ...(reasoning ? { thinking: reasoning } : {}) },
    done: true,
    done_reason: finish === 'length' ? 'length' : 'stop',
    prompt_eval_count: usage.input,
    eval_count: usage.output,
  }),
};

export const formats: readonly Format[] = [chat, responses, messages, gemini, ollama];

/** What a server says of its models where it says more than their names. */
export interface Listed {
  pricing?: object | undefined;
  /** By the model's name. */
  inputs?: Record<string, readonly string[]>;
  /** Tokens. */
  contextWindow?: number | undefined;
}

/** The lists of models, by the path they are asked for at. */
export function listFor(path: string, models: readonly string[], { pricing, inputs = {}, contextWindow }: Listed = {}): unknown {
  if (/\/v1beta\/models(?:\?|$)/.test(path))
    return {
      models: models.map((id) => ({
        name: `models/${id}`,
        displayName: id,
        inputTokenLimit: 1_048_576,
        outputTokenLimit: 65_536,
        supportedGenerationMethods: ['generateContent'],
        thinking: true,
      })),
    };
  if (/\/v1\/models(?:\?|$)/.test(path))
    return {
      object: 'list',
      data: models.map((id) => ({
        ...{ id, object: 'model', type: 'model', display_name: id, created: 0, owned_by: 'test', pricing },
        input_modalities: inputs[id],
        ...{ context_length: contextWindow, max_input_tokens: contextWindow },
      })),
    };
  if (path === '/api/tags') return { models: models.map((name) => ({ name, model: name, details: {} })) };
  if (path === '/api/version') return { version: '0.30.1' };
  return undefined;
}
