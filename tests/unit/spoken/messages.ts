import { named, type Row } from './write';

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

export const messages: Row[] = [
  [
    'Anthropic, with thoughts, a redacted one, pings and a call',
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
    'stream',
    named(message({ input_tokens: 3, output_tokens: 1 }), finish('refusal', { output_tokens: 2 }), STOP),
  ],
];
