import { field, isRecord, listAt, numberAt, stringAt } from '@/utils/core/json';
import type { Mender } from './mended-model';

interface Block {
  type: 'text' | 'thinking' | 'redacted_thinking' | 'tool_use';
  /** What a call's input was at its start; the whole of it where no delta followed. */
  input?: unknown;
  touched: boolean;
}

/** Which kind of block a delta belongs to, where its block was never begun. */
const BLOCK_OF: Record<string, 'text' | 'thinking'> = { text_delta: 'text', thinking_delta: 'thinking', signature_delta: 'thinking' };

/**
 * Anthropic Messages (https://docs.anthropic.com/en/api/messages-streaming). Blocks that Aside never asked for (server tools, citations)
 * are left out, blocks that are never closed are closed, and whole messages are taken apart.
 */
export function messagesMender(): Mender {
  let state: Mender['state'] = 'open';
  let begun = false;
  let stopped = false;
  /** As the start told; the end may tell no more. */
  let outputTokens = 0;
  const blocks = new Map<number, Block>();

  function begin(message: unknown): unknown[] {
    if (begun) return [];
    begun = true;
    const usage = countsOf(field(message, 'usage'));
    outputTokens = numberAt(message, 'usage', 'output_tokens') ?? 0;
    const head = { id: stringAt(message, 'id'), model: stringAt(message, 'model'), role: 'assistant', content: [] };
    return [{ type: 'message_start', message: { ...head, usage: { input_tokens: 0, ...usage } } }];
  }
  function startBlock(index: number, block: unknown): unknown[] {
    const type = stringAt(block, 'type');
    const first = begin(undefined);
    const delta = (value: unknown) => ({ type: 'content_block_delta', index, delta: value });
    const start = (value: unknown) => ({ type: 'content_block_start', index, content_block: value });
    switch (type) {
      case 'text':
      case 'thinking': {
        blocks.set(index, { type, touched: false });
        const said = stringAt(block, type);
        const signature = stringAt(block, 'signature');
        return [
          ...first,
          start({ type, [type]: '' }),
          ...(said ? [delta({ type: `${type}_delta`, [type]: said })] : []),
          ...(signature ? [delta({ type: 'signature_delta', signature })] : []),
        ];
      }
      case 'redacted_thinking':
        blocks.set(index, { type, touched: false });
        return [...first, start({ type, data: stringAt(block, 'data') ?? '' })];
      case 'tool_use':
        blocks.set(index, { type, input: field(block, 'input'), touched: false });
        return [...first, start({ type, id: stringAt(block, 'id') ?? `call_${index}`, name: stringAt(block, 'name') ?? '', input: {} })];
      default:
        return first;
    }
  }
  function mendDelta(index: number, delta: unknown): unknown[] {
    const type = stringAt(delta, 'type') ?? '';
    const kind = BLOCK_OF[type];
    const first = blocks.has(index) || !kind ? [] : startBlock(index, { type: kind });
    const block = blocks.get(index);
    const key = { text_delta: 'text', thinking_delta: 'thinking', signature_delta: 'signature', input_json_delta: 'partial_json' }[type];
    const value = key && stringAt(delta, key);
    if (!block || !key || value === undefined) return first;
    if (value) block.touched = true;
    // An empty signature signs nothing.
    if (type === 'signature_delta' && !value) return first;
    return [...first, { type: 'content_block_delta', index, delta: { type, [key]: value } }];
  }
  function stopBlock(index: number): unknown[] {
    const block = blocks.get(index);
    if (!block) return [];
    blocks.delete(index);
    const input = block.type === 'tool_use' && !block.touched && isRecord(block.input) ? JSON.stringify(block.input) : '';
    const whole = input ? [{ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json: input } }] : [];
    return [...whole, { type: 'content_block_stop', index }];
  }
  function finish(delta: unknown, usage: unknown): unknown[] {
    if (stringAt(delta, 'stop_reason')) state = 'said';
    stopped = true;
    const stop = { stop_reason: stringAt(delta, 'stop_reason'), stop_sequence: stringAt(delta, 'stop_sequence') };
    const closed = [...blocks.keys()].flatMap(stopBlock);
    return [
      ...begin(undefined),
      ...closed,
      { type: 'message_delta', delta: stop, usage: { output_tokens: outputTokens, ...countsOf(usage) } },
    ];
  }
  function stop(): unknown[] {
    state = 'over';
    return [...(stopped ? [] : finish(undefined, undefined)), { type: 'message_stop' }];
  }
  function whole(message: unknown): unknown[] {
    const content = listAt(message, 'content').flatMap((block, index) => [...startBlock(index, block), ...stopBlock(index)]);
    return [...begin(message), ...content, ...finish(message, field(message, 'usage')), ...stop()];
  }

  return {
    mend(event) {
      const index = numberAt(event, 'index') ?? 0;
      switch (stringAt(event, 'type')) {
        case 'message_start':
          return begin(field(event, 'message'));
        case 'content_block_start':
          return startBlock(index, field(event, 'content_block'));
        case 'content_block_delta':
          return mendDelta(index, field(event, 'delta'));
        case 'content_block_stop':
          return stopBlock(index);
        case 'message_delta':
          return finish(field(event, 'delta'), field(event, 'usage'));
        case 'message_stop':
          return stop();
        case 'message':
          return whole(event);
        default:
          return undefined;
      }
    },
    end: () => (state === 'over' ? [] : stop()),
    get state() {
      return state;
    },
  };
}

function countsOf(usage: unknown): Record<string, unknown> {
  const keys = ['input_tokens', 'output_tokens', 'cache_creation_input_tokens', 'cache_read_input_tokens'];
  const counts = keys.flatMap((key) => (numberAt(usage, key) === undefined ? [] : [[key, numberAt(usage, key)]]));
  const thinking = numberAt(usage, 'output_tokens_details', 'thinking_tokens');
  return { ...Object.fromEntries(counts), ...(thinking === undefined ? {} : { output_tokens_details: { thinking_tokens: thinking } }) };
}
