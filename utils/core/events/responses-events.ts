import { field, isRecord, listAt, numberAt, stringAt } from '@/utils/core/json';
import type { Mender } from './mended-model';
import type { PictureTokens } from './pictures-apart';

type ItemType = 'message' | 'reasoning' | 'function_call' | 'image_generation_call';

interface Item {
  id: string;
  index: number;
  type: ItemType;
  /** What of it has been handed on; later events tell the whole again. */
  heard: boolean;
  /** The summary that is open, as the SDK numbers them. */
  summary: number;
  done: boolean;
}

const TYPES: readonly string[] = ['message', 'reasoning', 'function_call', 'image_generation_call'] satisfies ItemType[];
/** Items that a server leaves open are closed only where half of one is something. */
const WHOLE: readonly ItemType[] = ['function_call', 'image_generation_call'];

const PARTIAL_PICTURE = 'response.image_generation_call.partial_image';

/** Which item a piece belongs to, where its item was never announced. */
const DELTAS: Record<string, ItemType> = {
  'response.output_text.delta': 'message',
  'response.refusal.delta': 'message',
  'response.reasoning_summary_text.delta': 'reasoning',
  'response.reasoning_text.delta': 'reasoning',
  'response.function_call_arguments.delta': 'function_call',
};

/**
 * OpenAI Responses (https://platform.openai.com/docs/api-reference/responses-streaming) as it is really spoken: events with no index or id
 * (llama-server), reasoning as text of its own beside summaries (gpt-oss, vLLM), items told only when they are done, and whole responses.
 * Reasoning of either kind is handed on as summaries, which the SDK knows. Of tools, items are left out that Aside never asks for.
 */
export function responsesMender(): Mender {
  let state: Mender['state'] = 'open';
  const items: Item[] = [];
  const byPlace = new Map<number, Item>();

  /** Items are told by index where there is one, as some servers change the ids from event to event. */
  function find(event: unknown, id: string | undefined, type?: ItemType): Item | undefined {
    const placed = byPlace.get(numberAt(event, 'output_index') ?? -1);
    if (placed) return placed;
    return (
      items.find((item) => id !== undefined && item.id === id) ??
      (id === undefined && type ? items.findLast((item) => item.type === type && !item.done) : undefined)
    );
  }

  function open(event: unknown, told: unknown, type: ItemType): [Item, unknown[]] {
    const index = items.length;
    const id = stringAt(told, 'id') || stringAt(event, 'item_id') || `${type}_${index}`;
    const item: Item = { id, index, type, heard: false, summary: 0, done: false };
    items.push(item);
    const place = numberAt(event, 'output_index');
    if (place !== undefined) byPlace.set(place, item);
    return [item, [{ type: 'response.output_item.added', output_index: index, item: outline(item, told) }]];
  }
  function say(item: Item, type: string, delta: string, summary = 0): unknown[] {
    if (!delta) return [];
    item.heard = true;
    const at = { item_id: item.id, output_index: item.index };
    if (item.type !== 'reasoning') return [{ type, ...at, delta }];
    const next = summary > item.summary;
    if (next) item.summary = summary;
    return [
      ...(next ? [{ type: 'response.reasoning_summary_part.added', ...at, summary_index: summary }] : []),
      { type: 'response.reasoning_summary_text.delta', ...at, summary_index: item.summary, delta },
    ];
  }
  function mendDelta(event: unknown, eventType: string, type: ItemType): unknown[] {
    const found = find(event, stringAt(event, 'item_id'), type);
    if (found?.done) return [];
    const [item, opened] = found ? [found, []] : open(event, undefined, type);
    // Texts of reasoning and refusals come as what the SDK knows.
    const summary = numberAt(event, 'summary_index') ?? numberAt(event, 'content_index') ?? 0;
    return [...opened, ...say(item, eventType, stringAt(event, 'delta') ?? '', summary)];
  }
  /** All of an item, in as far as it was not heard yet. */
  function finish(event: unknown, told: unknown): unknown[] {
    const type = typeOf(told);
    if (!type) return [];
    const found = find(event, stringAt(told, 'id'), type);
    if (found?.done) return [];
    const [item, opened] = found ? [found, []] : open(event, told, type);
    item.done = true;
    if (type === 'image_generation_call') {
      // One that failed has none: the model says why, or the answer fails.
      const result = stringAt(told, 'result') ?? '';
      return [...opened, { type: 'response.output_item.done', output_index: item.index, item: { type, id: item.id, result } }];
    }
    const whole = item.heard ? [] : saidIn(told).flatMap(({ type: each, text }, at) => say(item, each, text, at));
    const done = { ...outline(item, told), ...(type === 'function_call' ? { arguments: argumentsOf(told), status: 'completed' } : {}) };
    return [...opened, ...whole, { type: 'response.output_item.done', output_index: item.index, item: done }];
  }
  /** A picture as far as it is made. */
  function mendPartial(event: unknown): unknown[] {
    const type: ItemType = 'image_generation_call';
    const found = find(event, stringAt(event, 'item_id'), type);
    const picture = stringAt(event, 'partial_image_b64');
    if (found?.done || !picture) return [];
    const [item, opened] = found ? [found, []] : open(event, undefined, type);
    return [...opened, { type: PARTIAL_PICTURE, item_id: item.id, output_index: item.index, partial_image_b64: picture }];
  }
  function complete(response: unknown): unknown[] {
    state = 'over';
    const rest = listAt(response, 'output').flatMap((told, at) => {
      // Servers may number items anew at the end: they are the same by id, or by place.
      const same = items.find(({ id }) => id === stringAt(told, 'id')) ?? (items[at]?.type === typeOf(told) ? items[at] : undefined);
      return same?.done ? [] : finish({ output_index: undefined }, same ? { ...(isRecord(told) ? told : {}), id: same.id } : told);
    });
    const left = items.filter(({ done, type }) => !done && !WHOLE.includes(type));
    const closed = left.map((item) => ({ type: 'response.output_item.done', output_index: item.index, item: outline(item, undefined) }));
    const reason = stringAt(response, 'incomplete_details', 'reason');
    return [
      ...rest,
      ...closed,
      {
        type: reason ? 'response.incomplete' : 'response.completed',
        response: { ...(reason ? { incomplete_details: { reason } } : {}), ...usageOf(field(response, 'usage')) },
        ...pictureTokensOf(response),
      },
    ];
  }

  return {
    mend(event) {
      const type = stringAt(event, 'type') ?? '';
      const kind = DELTAS[type];
      if (kind) return mendDelta(event, type, kind);
      if (field(event, 'object') === 'response') return complete(event);
      const told = field(event, 'item');
      switch (type) {
        case 'response.output_item.added': {
          const itemType = typeOf(told);
          return itemType && !find(event, stringAt(told, 'id')) ? open(event, told, itemType)[1] : [];
        }
        case PARTIAL_PICTURE:
          return mendPartial(event);
        case 'response.output_item.done':
          return finish(event, told);
        case 'response.completed':
        case 'response.incomplete':
          return complete(field(event, 'response'));
        default:
          return type.startsWith('response.') ? [] : undefined;
      }
    },
    end: () => (state === 'open' ? complete(undefined) : []),
    get state() {
      return state;
    },
    // The last event repeats every picture.
    get hasAll() {
      return items.every(({ done }) => done) && items.some(({ type }) => type === 'image_generation_call');
    },
  };
}

function typeOf(told: unknown): ItemType | undefined {
  const type = stringAt(told, 'type');
  return TYPES.find((each): each is ItemType => each === type);
}

/** An item's own facts, as the SDK demands them. */
function outline({ id, type }: Item, told: unknown): Record<string, unknown> {
  // What an empty box holds need not be sent back.
  if (type === 'reasoning') return { type, id, encrypted_content: stringAt(told, 'encrypted_content') || null };
  if (type === 'message') {
    const phase = stringAt(told, 'phase');
    return { type, id, ...(phase === 'commentary' || phase === 'final_answer' ? { phase } : {}) };
  }
  if (type === 'image_generation_call') return { type, id };
  return { type, id, call_id: stringAt(told, 'call_id') || id, name: stringAt(told, 'name') ?? '', arguments: '' };
}

/** What a finished item says. */
function saidIn(told: unknown): { type: string; text: string }[] {
  const pieces = [...listAt(told, 'summary'), ...listAt(told, 'content')];
  return pieces.flatMap((piece) => {
    const refusal = stringAt(piece, 'refusal');
    if (refusal !== undefined) return [{ type: 'response.refusal.delta', text: refusal }];
    const text = stringAt(piece, 'text');
    return text === undefined ? [] : [{ type: 'response.output_text.delta', text }];
  });
}

function argumentsOf(told: unknown): string {
  const sent = field(told, 'arguments');
  return typeof sent === 'string' ? sent : JSON.stringify(sent ?? {});
}

function usageOf(usage: unknown): Record<string, unknown> {
  const input = numberAt(usage, 'input_tokens');
  const output = numberAt(usage, 'output_tokens');
  if (input === undefined || output === undefined) return {};
  const cached = numberAt(usage, 'input_tokens_details', 'cached_tokens');
  const reasoning = numberAt(usage, 'output_tokens_details', 'reasoning_tokens');
  return {
    usage: {
      input_tokens: input,
      output_tokens: output,
      ...(cached === undefined ? {} : { input_tokens_details: { cached_tokens: cached } }),
      ...(reasoning === undefined ? {} : { output_tokens_details: { reasoning_tokens: reasoning } }),
    },
  };
}

/** What the tool that makes pictures took, which no `usage` holds: the model behind it reads and writes at prices of its own. */
function pictureTokensOf(response: unknown): PictureTokens | undefined {
  const tokens = ['input_tokens', 'output_tokens'].map((each) => numberAt(response, 'tool_usage', 'image_gen', each));
  return tokens.some((each) => each === undefined)
    ? undefined
    : { aside_picture_tokens: tokens.reduce<number>((sum, each = 0) => sum + each, 0) };
}
