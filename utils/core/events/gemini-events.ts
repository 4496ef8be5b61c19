import { field, isRecord, listAt, numberAt, stringAt } from '@/utils/core/json';
import type { Mender } from './mended-model';

const COUNTS = [
  'promptTokenCount',
  'candidatesTokenCount',
  'thoughtsTokenCount',
  'cachedContentTokenCount',
  'toolUsePromptTokenCount',
  'totalTokenCount',
];

/**
 * Gemini `generateContent` and `streamGenerateContent` (https://ai.google.dev/api/generate-content): one shape for both. What Aside never
 * asks for (code execution, grounding) is left out.
 */
export function geminiMender(): Mender {
  let state: Mender['state'] = 'open';
  let hasCalls = false;

  function mendPart(part: unknown): unknown[] {
    const thoughtSignature = stringAt(part, 'thoughtSignature') ?? stringAt(part, 'thought_signature');
    const signed = thoughtSignature ? { thoughtSignature } : {};
    const call = field(part, 'functionCall') ?? field(part, 'function_call');
    if (isRecord(call)) {
      hasCalls = true;
      return [{ functionCall: call, ...signed }];
    }
    const thought = field(part, 'thought') === true ? { thought: true } : {};
    const data = field(part, 'inlineData') ?? field(part, 'inline_data');
    const mimeType = stringAt(data, 'mimeType') ?? stringAt(data, 'mime_type');
    const base64 = stringAt(data, 'data');
    if (base64 !== undefined && mimeType !== undefined) return [{ inlineData: { mimeType, data: base64 }, ...thought, ...signed }];
    const text = stringAt(part, 'text');
    if (text === undefined && !thoughtSignature) return [];
    return [{ text: text ?? '', ...thought, ...signed }];
  }

  function mendCandidate(candidate: unknown): unknown {
    const parts = listAt(candidate, 'content', 'parts').flatMap(mendPart);
    const told = stringAt(candidate, 'finishReason');
    if (told) state = 'said';
    // A name that some servers have for the end of a turn with calls; Gemini itself says STOP there.
    const finishReason = told === 'FUNCTION_CALL' || (told === 'TOOL_CALLS' && hasCalls) ? 'STOP' : told;
    return { content: { role: 'model', parts }, ...(finishReason ? { finishReason } : {}) };
  }

  return {
    mend(event) {
      // Some proxies wrap each event.
      const row = isRecord(field(event, 'response')) ? field(event, 'response') : event;
      const candidates = listAt(row, 'candidates');
      const blockReason = stringAt(row, 'promptFeedback', 'blockReason');
      const usage = field(row, 'usageMetadata');
      if (!Array.isArray(field(row, 'candidates')) && !blockReason && !isRecord(usage)) return undefined;
      if (blockReason) state = 'said';
      const candidate = candidates.find((each) => (numberAt(each, 'index') ?? 0) === 0);
      const counts = COUNTS.flatMap((key) => (numberAt(usage, key) === undefined ? [] : [[key, numberAt(usage, key)]]));
      return [
        {
          ...(stringAt(row, 'responseId') ? { responseId: stringAt(row, 'responseId') } : {}),
          ...(candidate === undefined ? {} : { candidates: [mendCandidate(candidate)] }),
          ...(blockReason ? { promptFeedback: { blockReason } } : {}),
          ...(isRecord(usage) ? { usageMetadata: Object.fromEntries(counts) } : {}),
        },
      ];
    },
    end: () => (state === 'open' ? [{ candidates: [{ content: { role: 'model', parts: [] }, finishReason: 'STOP' }] }] : []),
    get state() {
      return state;
    },
  };
}
