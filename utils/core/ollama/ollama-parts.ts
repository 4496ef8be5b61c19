import type { LanguageModelV4FinishReason, LanguageModelV4StreamPart, LanguageModelV4Usage } from '@ai-sdk/provider';
import { field, listAt, numberAt, stringAt } from '@/utils/core/json';

type Part = LanguageModelV4StreamPart;

export interface OllamaReader {
  /** @returns undefined where the line is not of this format */
  read(line: unknown): Part[] | undefined;
  readonly isDone: boolean;
}

/**
 * The parts of an answer of `POST /api/chat`, streamed or whole. Thoughts come as `thinking`; some servers that speak the format call
 * them `reasoning_content`.
 */
export function createOllamaReader(createId: () => string): OllamaReader {
  let open: { type: 'text' | 'reasoning'; id: string } | undefined;
  let blocks = 0;
  let hasCalls = false;
  let isDone = false;

  function close(): Part[] {
    const closed: Part[] = open ? [{ type: `${open.type}-end`, id: open.id }] : [];
    open = undefined;
    return closed;
  }
  function say(type: 'text' | 'reasoning', delta: string | undefined): Part[] {
    if (!delta) return [];
    const parts = open?.type === type ? [] : close();
    if (!open) {
      open = { type, id: String(blocks++) };
      parts.push({ type: `${type}-start`, id: open.id });
    }
    return [...parts, { type: `${type}-delta`, id: open.id, delta }];
  }
  function call(told: unknown): Part[] {
    const toolName = stringAt(told, 'function', 'name');
    if (!toolName) return [];
    hasCalls = true;
    const sent = field(told, 'function', 'arguments') ?? {};
    const input = typeof sent === 'string' ? sent || '{}' : JSON.stringify(sent);
    const id = stringAt(told, 'id') || createId();
    return [
      { type: 'tool-input-start', id, toolName },
      { type: 'tool-input-delta', id, delta: input },
      { type: 'tool-input-end', id },
      { type: 'tool-call', toolCallId: id, toolName, input },
    ];
  }

  return {
    read(line) {
      const message = field(line, 'message');
      if (message === undefined && field(line, 'done') !== true) return undefined;
      // What `/api/generate` says is another format's.
      if (message === undefined && stringAt(line, 'response') !== undefined) return undefined;
      const calls = listAt(message, 'tool_calls');
      const parts = [
        ...say('reasoning', stringAt(message, 'thinking') || stringAt(message, 'reasoning_content')),
        ...say('text', stringAt(message, 'content')),
        ...(calls.length > 0 ? [...close(), ...calls.flatMap(call)] : []),
      ];
      if (field(line, 'done') !== true) return parts;
      isDone = true;
      return [
        ...parts,
        ...close(),
        { type: 'finish', finishReason: finishOf(stringAt(line, 'done_reason'), hasCalls), usage: usageOf(line) },
      ];
    },
    get isDone() {
      return isDone;
    },
  };
}

function finishOf(raw: string | undefined, hasCalls: boolean): LanguageModelV4FinishReason {
  if (hasCalls) return { unified: 'tool-calls', raw };
  if (raw === 'length') return { unified: 'length', raw };
  // Servers older than 0.1.38 give no reason.
  return { unified: raw === undefined || raw === 'stop' ? 'stop' : 'other', raw };
}

/** Ollama leaves a count out where it is 0, or where the whole prompt was cached. */
function usageOf(line: unknown): LanguageModelV4Usage {
  const input = numberAt(line, 'prompt_eval_count');
  const output = numberAt(line, 'eval_count');
  return {
    inputTokens: { total: input, noCache: input, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total: output, text: output, reasoning: undefined },
  };
}
