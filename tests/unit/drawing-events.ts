import type { ServerResponse } from 'node:http';
import { parseJson } from '@/utils/core/json';
import { madeIn } from '@/utils/core/parts';
import type { Endpoint, Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { fileOf } from '@/utils/store/files';
import { messageOf } from '@/utils/store/messages';
import { png } from '../documents/pictures';
import { misbehave, queueTurn, SSE } from './queued-turn';

export const PNG = png(40, 20);
export const SKETCH = png(20, 10);
export const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

// Events as OpenAI documents them: https://developers.openai.com/api/reference/resources/responses/streaming-events
export const event = (type: string, more: object) => `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: 1, ...more })}\n\n`;
export const call = (more: object = {}) => ({ id: 'ig_1', type: 'image_generation_call', status: 'in_progress', ...more });
export const THOUGHT = { id: 'rs_1', type: 'reasoning', summary: [], encrypted_content: 'sealed' };
const at = { item_id: 'ig_1', output_index: 1 };
export const begun =
  event('response.created', { response: { id: 'r', object: 'response', status: 'in_progress' } }) +
  event('response.output_item.added', { output_index: 0, item: THOUGHT }) +
  event('response.output_item.done', { output_index: 0, item: THOUGHT }) +
  event('response.output_item.added', { output_index: 1, item: call() }) +
  event('response.image_generation_call.in_progress', at) +
  event('response.image_generation_call.generating', at);
export const sketched = event('response.image_generation_call.partial_image', {
  ...{ ...at, partial_image_index: 0, partial_image_b64: base64(SKETCH), output_format: 'png', size: '1024x1024', quality: 'low' },
});
export const made = call({ status: 'completed', result: base64(PNG), output_format: 'png', revised_prompt: 'A lamp', size: '1024x1024' });
export const drawn =
  event('response.image_generation_call.completed', at) + event('response.output_item.done', { output_index: 1, item: made });
export const message = (text: string) => ({ id: 'msg_1', type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] });
export const said = (text: string) =>
  event('response.output_item.added', { output_index: 2, item: { ...message(''), content: [] } }) +
  event('response.output_text.delta', { item_id: 'msg_1', output_index: 2, content_index: 0, delta: text }) +
  event('response.output_item.done', { output_index: 2, item: message(text) });
const usage = { input_tokens: 2_000, output_tokens: 100, total_tokens: 2_100 };
export const took = (input_tokens: number, output_tokens: number) => ({
  image_gen: { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens },
});
export const completed = (output: object[], tool_usage?: object) =>
  event('response.completed', { response: { id: 'r', object: 'response', status: 'completed', output, usage, tool_usage } });

export const OPENAI: Partial<Endpoint> = {
  providerId: 'openai-responses',
  models: [{ id: 'gpt-5.4', name: 'GPT-5.4', inputs: ['text', 'image'], price: { input: 1, output: 10 } }],
};

/** A question that may be answered with a picture, as it waits for its turn. */
export async function queued(write: (response: ServerResponse) => unknown, more: Partial<Message> = { wantsPicture: true }) {
  const { url, seen } = await misbehave((_, response) => {
    response.writeHead(200, SSE);
    return write(response);
  });
  const turn = await queueTurn(url, { endpoint: OPENAI, answer: { modelId: 'gpt-5.4' }, text: 'Draw a lamp.' });
  await db.messages.update(turn.question.id, more);
  await db.chats.add({ id: turn.question.chatId, title: 'Lamps', head: turn.id, createdAt: 0, updatedAt: 0 });
  return { ...turn, seen, body: (n = -1) => parseJson(seen.at(n)?.body ?? '') };
}

export const rowOf = async (id: string) => (await messageOf(id)) as Message;
export const bytesOf = async (row: Message, n = 0) => (await fileOf(madeIn(row.parts)[n]?.fileId ?? ''))?.picture?.bytes.bytes();
