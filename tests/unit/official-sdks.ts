import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { field, listAt, numberAt, parseJson, stringAt } from '@/utils/core/json';
import type { Format } from './captures';
import type { Heard } from './heard';

/** What the official SDK of a format reads. */
export const OFFICIAL: Record<Format, (baseUrl: string, streamed: boolean) => Promise<Heard>> = {
  chat: readChat,
  responses: readResponses,
  messages: readMessages,
  gemini: readGemini,
  ollama: readOllama,
};

const QUESTION = [{ role: 'user' as const, content: 'Hi' }];

async function readChat(baseURL: string, streamed: boolean): Promise<Heard> {
  const client = new OpenAI({ apiKey: 'k', baseURL, maxRetries: 0 });
  const heard: Heard = { text: '', reasoning: '', calls: [], usage: {} };
  const inputs: { name: string; text: string }[] = [];
  const take = (said: unknown, usage: unknown) => {
    heard.text += contentIn(said, 'text') + (stringAt(said, 'refusal') ?? '');
    heard.reasoning += stringAt(said, 'reasoning_content') || stringAt(said, 'reasoning') || contentIn(said, 'thinking');
    listAt(said, 'tool_calls').forEach((call, at) => {
      const index = numberAt(call, 'index') ?? at;
      const input = inputs[index] ?? { name: '', text: '' };
      inputs[index] = input;
      input.name ||= stringAt(call, 'function', 'name') ?? '';
      input.text += stringAt(call, 'function', 'arguments') ?? '';
    });
    if (usage)
      heard.usage = {
        input: numberAt(usage, 'prompt_tokens'),
        output: numberAt(usage, 'completion_tokens'),
        cached: numberAt(usage, 'prompt_tokens_details', 'cached_tokens'),
        reasoning: numberAt(usage, 'completion_tokens_details', 'reasoning_tokens'),
      };
  };
  if (streamed) {
    const stream = await client.chat.completions.create({ model: 'm', messages: QUESTION, stream: true });
    for await (const chunk of stream)
      take(chunk.choices.find(({ index }) => !index)?.delta, chunk.usage ?? field(chunk, 'x_groq', 'usage'));
  } else {
    const whole = await client.chat.completions.create({ model: 'm', messages: QUESTION });
    take(whole.choices[0]?.message, whole.usage);
  }
  heard.calls = inputs.map(({ name, text }) => ({ name, input: parseJson(text || '{}') }));
  return heard;
}

/** Content as text, or Mistral's parts, which the SDK hands on as they are. */
function contentIn(said: unknown, type: 'text' | 'thinking'): string {
  const content = field(said, 'content');
  if (typeof content === 'string') return type === 'text' ? content : '';
  return listAt(said, 'content')
    .filter((part) => stringAt(part, 'type') === type)
    .map(
      (part) =>
        stringAt(part, 'text') ??
        listAt(part, 'thinking')
          .map((piece) => stringAt(piece, 'text') ?? '')
          .join(''),
    )
    .join('');
}

async function readResponses(baseURL: string, streamed: boolean): Promise<Heard> {
  const client = new OpenAI({ apiKey: 'k', baseURL, maxRetries: 0 });
  if (!streamed) return responseHeard(await client.responses.create({ model: 'm', input: 'Hi' }));
  let heard: Heard | undefined;
  const stream = await client.responses.create({ model: 'm', input: 'Hi', stream: true });
  for await (const event of stream)
    if (event.type === 'response.completed' || event.type === 'response.incomplete') heard = responseHeard(event.response);
  if (!heard) throw new Error('no response.completed');
  return heard;
}

function responseHeard(response: unknown): Heard {
  const failure = stringAt(response, 'error', 'message');
  if (failure !== undefined) throw new Error(failure);
  const heard: Heard = { text: '', reasoning: '', calls: [], usage: {} };
  for (const item of listAt(response, 'output')) {
    const words = (key: string) => listAt(item, key).map((piece) => stringAt(piece, 'text') ?? stringAt(piece, 'refusal') ?? '');
    if (field(item, 'type') === 'message') heard.text += words('content').join('');
    if (field(item, 'type') === 'reasoning') heard.reasoning += [...words('summary'), ...words('content')].join('');
    if (field(item, 'type') === 'function_call')
      heard.calls.push({ name: stringAt(item, 'name') ?? '', input: parseJson(stringAt(item, 'arguments') || '{}') });
  }
  heard.usage = {
    input: numberAt(response, 'usage', 'input_tokens'),
    output: numberAt(response, 'usage', 'output_tokens'),
    cached: numberAt(response, 'usage', 'input_tokens_details', 'cached_tokens'),
    reasoning: numberAt(response, 'usage', 'output_tokens_details', 'reasoning_tokens'),
  };
  return heard;
}

async function readMessages(baseURL: string, streamed: boolean): Promise<Heard> {
  const client = new Anthropic({ apiKey: 'k', baseURL, maxRetries: 0 });
  const question = { model: 'm', max_tokens: 100, messages: QUESTION };
  const message = streamed ? await client.messages.stream(question).finalMessage() : await client.messages.create(question);
  const heard: Heard = { text: '', reasoning: '', calls: [], usage: {} };
  for (const block of message.content) {
    if (block.type === 'text') heard.text += block.text;
    if (block.type === 'thinking') heard.reasoning += block.thinking;
    if (block.type === 'tool_use') heard.calls.push({ name: block.name, input: block.input ?? {} });
  }
  const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens, output_tokens } = message.usage;
  heard.usage = {
    input: input_tokens + (cache_read_input_tokens ?? 0) + (cache_creation_input_tokens ?? 0),
    output: output_tokens,
    cached: cache_read_input_tokens ?? undefined,
    reasoning: numberAt(message.usage, 'output_tokens_details', 'thinking_tokens'),
  };
  return heard;
}

async function readGemini(baseUrl: string, streamed: boolean): Promise<Heard> {
  const client = new GoogleGenAI({ apiKey: 'k', httpOptions: { baseUrl } });
  const question = { model: 'm', contents: 'Hi' };
  const heard: Heard = { text: '', reasoning: '', calls: [], usage: {} };
  const chunks = streamed ? await client.models.generateContentStream(question) : [await client.models.generateContent(question)];
  for await (const { candidates, usageMetadata } of chunks) {
    for (const part of candidates?.[0]?.content?.parts ?? []) {
      if (part.functionCall) heard.calls.push({ name: part.functionCall.name ?? '', input: part.functionCall.args ?? {} });
      else if (part.text) heard[part.thought ? 'reasoning' : 'text'] += part.text;
    }
    if (usageMetadata)
      heard.usage = {
        input: (usageMetadata.promptTokenCount ?? 0) + (usageMetadata.toolUsePromptTokenCount ?? 0),
        output: (usageMetadata.candidatesTokenCount ?? 0) + (usageMetadata.thoughtsTokenCount ?? 0),
        cached: usageMetadata.cachedContentTokenCount,
        reasoning: usageMetadata.thoughtsTokenCount,
      };
  }
  return heard;
}

async function readOllama(host: string, streamed: boolean): Promise<Heard> {
  const client = new Ollama({ host });
  const heard: Heard = { text: '', reasoning: '', calls: [], usage: {} };
  const question = { model: 'm', messages: QUESTION };
  const chunks = streamed ? await client.chat({ ...question, stream: true }) : [await client.chat(question)];
  for await (const chunk of chunks) {
    heard.text += chunk.message?.content ?? '';
    // The SDK hands on what the server calls otherwise, too.
    heard.reasoning += chunk.message?.thinking || stringAt(chunk.message, 'reasoning_content') || '';
    for (const call of chunk.message?.tool_calls ?? []) heard.calls.push({ name: call.function.name, input: call.function.arguments });
    if (chunk.done) heard.usage = { input: chunk.prompt_eval_count, output: chunk.eval_count };
  }
  return heard;
}
