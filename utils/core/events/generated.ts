import type { LanguageModelV4Content, LanguageModelV4GenerateResult, LanguageModelV4StreamResult } from '@ai-sdk/provider';
import { readStream } from '@/utils/core/read-stream';

/**
 * The whole of a streamed answer.
 * @throws the error that the stream tells
 */
export async function generated({ stream, request, response }: LanguageModelV4StreamResult): Promise<LanguageModelV4GenerateResult> {
  const content: LanguageModelV4Content[] = [];
  const growing = new Map<string, Extract<LanguageModelV4Content, { type: 'text' | 'reasoning' }>>();
  let result: LanguageModelV4GenerateResult | undefined;
  for await (const part of readStream(stream)) {
    switch (part.type) {
      case 'error':
        throw part.error;
      case 'text-start':
      case 'reasoning-start': {
        const piece = { type: part.type === 'text-start' ? ('text' as const) : ('reasoning' as const), text: '' };
        growing.set(part.id, piece);
        content.push(piece);
        break;
      }
      case 'text-delta':
      case 'reasoning-delta': {
        const piece = growing.get(part.id);
        if (piece) piece.text += part.delta;
        break;
      }
      case 'tool-call':
      case 'file':
      case 'source':
        content.push(part);
        break;
      case 'finish':
        result = { content, finishReason: part.finishReason, usage: part.usage, warnings: [] };
    }
  }
  if (!result) throw new Error('the answer has no end');
  return { ...result, ...(request ? { request } : {}), ...(response ? { response } : {}) };
}
