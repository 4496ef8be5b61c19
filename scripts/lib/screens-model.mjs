import { createServer } from 'node:http';

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
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'application/json' }).end(LIST);
    const { status = 200, text = ANSWER, holds = false } = next.shift() ?? {};
    if (status !== 200)
      return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message: text } }));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(chunk({ content: text }, null));
    if (!holds) response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
    return undefined;
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${server.address().port}/v1`,
    /** @param {Reply} reply */
    answersNext: (reply) => next.push(reply),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

const LIST = JSON.stringify({
  object: 'list',
  data: ['llama-4-scout', 'muse-spark', 'qwen3.5-32b'].map((id) => ({ id, object: 'model', context_length: 131_072 })),
});

function chunk(delta, finish_reason) {
  const usage = finish_reason ? { usage: { prompt_tokens: 912, completion_tokens: 84 } } : {};
  const choices = [{ index: 0, delta, finish_reason }];
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'm', choices, ...usage })}\n\n`;
}

/**
 * @typedef {object} Reply
 * @property {number} [status]
 * @property {string} [text] the answer, or with another status than 200 the server's complaint
 * @property {boolean} [holds] the answer does not end
 */
