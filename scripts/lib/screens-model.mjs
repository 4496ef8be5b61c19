import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { selfSigned } from './self-signed.mjs';

/** A name that the pictures' browser finds on this computer, so that it is not one of this computer's own. */
export const FAR_HOST = 'models.example.com';

/** What the pictures' model answers where a view does not say. */
const ANSWER = `The keeper’s work was to **keep the light burning** and to write down what he saw.

1. Trim the wick every four hours.
2. Wind the clockwork that turns the lens.
3. Note weather and passing ships.

A first-order lens was seen from about 20 sea miles away.`;

/** An OpenAI-compatible server whose next replies a view can set. */
export async function serveModel() {
  /** @type {Reply[]} */
  const next = [];
  let models = ['llama-4-scout', 'muse-spark', 'qwen3.5-32b'];
  async function answer(request, response) {
    for await (const _ of request);
    if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'application/json' }).end(listOf(models));
    const {
      status = 200,
      text = ANSWER,
      picture,
      sketch,
      reasoning,
      headers = {},
      holds = false,
      read = 1_680,
      transcript,
    } = next.shift() ?? {};
    if (transcript) return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(transcript));
    if (status !== 200)
      return response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify({ error: { message: text } }));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    if (request.url?.endsWith('/responses')) return saySketched(response, sketch);
    if (reasoning) response.write(chunk({ reasoning_content: reasoning }));
    if (text) response.write(chunk({ content: text }));
    if (picture) response.write(chunk({ images: [{ type: 'image_url', image_url: { url: picture } }] }));
    if (!holds) response.end(`${chunk({}, read)}data: [DONE]\n\n`);
    return undefined;
  }
  const server = await listening(createServer(answer));
  /** @type {import('node:http').Server[]} */
  const servers = [server];
  return {
    url: `http://127.0.0.1:${server.address().port}/v1`,
    /** The same server as one far away has it: by its name, and by https. */
    async farUrl() {
      const far = await listening(createSecureServer(selfSigned(FAR_HOST), answer));
      servers.push(far);
      return `https://${FAR_HOST}:${far.address().port}/v1`;
    },
    /** @param {string[]} ids of the models that it lists from now on */
    lists: (ids) => {
      models = ids;
    },
    /** @param {Reply} reply */
    answersNext: (reply) => next.push(reply),
    close: () =>
      Promise.all(
        servers.map(
          (each) =>
            new Promise((resolve) => {
              each.close(() => resolve(undefined));
              each.closeAllConnections();
            }),
        ),
      ),
  };
}

async function listening(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return server;
}

/** What OpenAI's tool has drawn so far; or, where it is not asked for, an answer of words, so that a test of the connection ends. */
function saySketched(response, sketch) {
  const say = (type, more) => response.write(`data: ${JSON.stringify({ type, output_index: 0, ...more })}\n\n`);
  if (sketch === undefined) {
    say('response.output_text.delta', { item_id: 'msg', delta: 'Yes.' });
    say('response.completed', { response: { status: 'completed', output: [] } });
    return response.end();
  }
  say('response.output_item.added', { item: { id: 'ig', type: 'image_generation_call', status: 'in_progress' } });
  if (sketch) say('response.image_generation_call.partial_image', { item_id: 'ig', partial_image_index: 0, partial_image_b64: sketch });
  return undefined;
}

/** @param {string[]} ids */
function listOf(ids) {
  return JSON.stringify({ object: 'list', data: ids.map((id) => ({ id, object: 'model', context_length: 131_072 })) });
}

/** @param {object} delta @param {number} [read] tokens that the model says it read; the answer ends with them */
function chunk(delta, read) {
  const usage = read === undefined ? {} : { usage: { prompt_tokens: read, completion_tokens: 84 } };
  const choices = [{ index: 0, delta, finish_reason: read === undefined ? null : 'stop' }];
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'm', choices, ...usage })}\n\n`;
}

/**
 * @typedef {object} Reply
 * @property {number} [status]
 * @property {string} [text] the answer, or with another status than 200 the server's complaint
 * @property {string} [picture] a data URL, behind the text
 * @property {string} [sketch] what a tool has drawn so far, in base64, in place of an answer; empty: nothing yet
 * @property {string} [reasoning] what is thought before it
 * @property {Record<string, string>} [headers] of a refusal
 * @property {boolean} [holds] the answer does not end
 * @property {number} [read] tokens that the server says it read
 * @property {object} [transcript] what was written down, in place of an answer
 */
