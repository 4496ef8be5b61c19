import type { LanguageModelV4CallOptions, LanguageModelV4Prompt, LanguageModelV4ToolResultOutput } from '@ai-sdk/provider';
import { toBase64 } from '@/utils/core/base64';
import { answerReserve, SAFETY } from '@/utils/core/budget';
import { notedTokens } from '@/utils/core/noted-tokens';
import { estimateTokens } from '@/utils/core/tokens';

/** Tokens. Less is not asked for unless it is all there is; steps keep it from loading the model anew for every question. */
const LEAST_CONTEXT = 4_096;
const CONTEXT_STEP = 4_096;
/** Tokens of the frame around a message. */
const FRAME_TOKENS = 16;

export interface OllamaMessage {
  role: 'system' | 'user' | 'assistant' | 'tool';
  content: string;
  thinking?: string;
  /** Base64. */
  images?: string[];
  tool_calls?: { function: { name: string; arguments: unknown } }[];
  tool_name?: string;
}

/** The messages of `POST /api/chat` (https://docs.ollama.com/api/chat). Ollama takes pictures; other files are left out. */
export function ollamaMessages(prompt: LanguageModelV4Prompt): OllamaMessage[] {
  return prompt.flatMap((message): OllamaMessage[] => {
    switch (message.role) {
      case 'system':
        return [{ role: 'system', content: message.content }];
      case 'user': {
        const images = message.content.flatMap((part) =>
          part.type === 'file' && part.mediaType.startsWith('image') ? imageOf(part.data) : [],
        );
        const content = message.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
        return [{ role: 'user', content, ...(images.length > 0 ? { images } : {}) }];
      }
      case 'assistant': {
        const texts = (type: 'text' | 'reasoning') => message.content.flatMap((part) => (part.type === type ? [part.text] : [])).join('');
        const calls = message.content.flatMap((part) =>
          part.type === 'tool-call' ? [{ function: { name: part.toolName, arguments: part.input } }] : [],
        );
        const thinking = texts('reasoning');
        return [
          {
            role: 'assistant',
            content: texts('text'),
            ...(thinking ? { thinking } : {}),
            ...(calls.length > 0 ? { tool_calls: calls } : {}),
          },
        ];
      }
      default:
        return message.content.flatMap((part) =>
          part.type === 'tool-result' ? [{ role: 'tool', tool_name: part.toolName, content: outputOf(part.output) }] : [],
        );
    }
  });
}

/** What the pictures of a prompt cost, in tokens, as it was estimated when they were put into it. */
export function pictureTokensIn(prompt: LanguageModelV4Prompt): number {
  const parts = prompt.flatMap((message) => (message.role === 'user' ? message.content : []));
  return parts.reduce((sum, part) => sum + notedTokens(part), 0);
}

type FileData = Extract<Extract<LanguageModelV4Prompt[number], { role: 'user' }>['content'][number], { type: 'file' }>['data'];

function imageOf(data: FileData): string[] {
  if (data.type !== 'data') return [];
  return [typeof data.data === 'string' ? data.data : toBase64(data.data)];
}

function outputOf(output: LanguageModelV4ToolResultOutput): string {
  switch (output.type) {
    case 'text':
    case 'error-text':
      return output.value;
    case 'json':
    case 'error-json':
      return JSON.stringify(output.value);
    case 'content':
      return output.value.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
    default:
      return 'The tool was not run.';
  }
}

/**
 * The context that `options.num_ctx` asks for: what is sent, on the high side, and room for the answer, in steps. Ollama cuts in
 * silence what does not fit, and takes 4k where nobody says more (FACTS).
 * @param pictures what they cost, in tokens
 * @param window what the model, or the user, allows; tokens
 */
export function contextFor(
  messages: readonly OllamaMessage[],
  pictures: number,
  tools: unknown,
  maxOutput: number | undefined,
  window: number | undefined,
): number {
  const sent = messages.reduce((sum, { content, thinking, tool_calls }) => {
    const said = [content, thinking ?? '', tool_calls ? JSON.stringify(tool_calls) : ''].reduce((all, text) => all + most(text), 0);
    return sum + said + FRAME_TOKENS;
  }, pictures);
  const described = tools ? most(JSON.stringify(tools)) : 0;
  const wanted = sent + described + Math.max(maxOutput ?? 0, answerReserve(window ?? Number.MAX_SAFE_INTEGER));
  const stepped = Math.ceil(wanted / CONTEXT_STEP) * CONTEXT_STEP;
  return Math.min(window ?? stepped, Math.max(LEAST_CONTEXT, stepped));
}

/** Most models that Ollama runs have vocabularies like Llama's. */
function most(text: string): number {
  return Math.ceil(estimateTokens(text, 'llama') * SAFETY);
}

export function ollamaTools(tools: LanguageModelV4CallOptions['tools']): unknown[] | undefined {
  const functions = (tools ?? []).flatMap((tool) =>
    tool.type === 'function'
      ? [{ type: 'function', function: { name: tool.name, description: tool.description ?? '', parameters: tool.inputSchema } }]
      : [],
  );
  return functions.length > 0 ? functions : undefined;
}
