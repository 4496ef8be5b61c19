import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of the model, as the test wants it. */
export interface Answer {
  /** The pieces of the text, one event each. A string is cut before each space. */
  text?: string | string[];
  /** `reasoning_content` pieces, sent before the text. */
  reasoning?: string | string[];
  /** Between two pieces. */
  delayMs?: number;
  /** Stop after so many pieces of text and go on at `release()`. 0 holds before the first, with the headers sent. */
  holdAfter?: number;
  /** Break the connection after so many pieces of text. */
  cutAfter?: number;
  /** An HTTP status other than 200: `text` is then the error's message. */
  status?: number;
  finishReason?: 'stop' | 'length' | 'content_filter';
  /** What `usage.prompt_tokens` says; by default a quarter of the prompt's characters. */
  promptTokens?: number;
  /** More headers, such as `retry-after`. */
  headers?: Record<string, string>;
}

interface ChatMessage {
  role: string;
  content: string | { type: string; text?: string }[];
}

interface ChatRequest {
  model?: string;
  stream?: boolean;
  messages?: ChatMessage[];
  stream_options?: { include_usage?: boolean };
}

/** A request as it arrived. The last three go on changing while it is answered. */
export interface RecordedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** The body as sent. */
  text: string;
  /** The same, read as JSON; empty where there is none. */
  body: ChatRequest;
  status: number;
  finished: boolean;
  /** The other side went away before the end. */
  aborted: boolean;
}

/** Starts an endpoint that speaks the OpenAI Chat format on 127.0.0.1, with no CORS headers unless asked for. */
export async function startModelServer(): Promise<ModelServer> {
  const server = new ModelServer();
  await server.listen();
  return server;
}

export class ModelServer {
  /** The models the server lists. */
  models = ['test-model', 'other-model'];
  /** Where set, other keys are answered with 401. */
  key: string | undefined;
  /** Answers 403 to every POST that comes with an extension's Origin, as Ollama does. */
  refusesExtensions = false;
  /** Sends the headers that let any page read the answers. */
  allowsCors = false;
  /** The status of `GET /v1/models`; some servers have no list. */
  listStatus = 200;
  /** Every request, oldest first. */
  readonly requests: RecordedRequest[] = [];

  #answer: Answer = { text: 'This is the answer of the test model.' };
  readonly #next: Answer[] = [];
  #release = Promise.withResolvers<void>();
  readonly #server = createServer((request, response) => {
    void this.#serve(request, response).catch(() => response.destroy());
  });

  async listen(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.listen(0, '127.0.0.1', resolve);
    await promise;
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** What the user types as the address. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}/v1`;
  }

  /** Questions so far: the POST requests. */
  get questions(): RecordedRequest[] {
    return this.requests.filter(({ method }) => method === 'POST');
  }

  /** How every question from now on is answered. */
  answers(answer: Answer | string): void {
    this.#answer = typeof answer === 'string' ? { text: answer } : answer;
  }

  /** How the next question alone is answered; several calls queue up. */
  answersNext(answer: Answer | string): void {
    this.#next.push(typeof answer === 'string' ? { text: answer } : answer);
  }

  /** Lets all answers that are held go on. */
  release(): void {
    this.#release.resolve();
    this.#release = Promise.withResolvers<void>();
  }

  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeAllConnections();
    this.release();
    await promise;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    let text = '';
    request.setEncoding('utf8');
    for await (const piece of request) text += piece;
    const record: RecordedRequest = {
      method: request.method ?? '',
      path,
      headers: request.headers,
      text,
      body: bodyOf(text),
      status: 0,
      finished: false,
      aborted: false,
    };
    this.requests.push(record);
    response.on('close', () => {
      record.finished = response.writableFinished;
      record.aborted = !response.writableFinished;
    });
    await this.#respond(record, response);
  }

  async #respond(record: RecordedRequest, response: ServerResponse): Promise<void> {
    const { method, headers, path } = record;
    if (this.allowsCors) {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', '*');
    }
    const json = (status: number, body: unknown) => {
      record.status = status;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const failed = (status: number, message: string) => json(status, { error: { message, type: 'error', code: status } });

    if (method === 'OPTIONS') return this.allowsCors ? json(200, {}) : failed(405, 'method not allowed');
    if (this.key !== undefined && headers.authorization !== `Bearer ${this.key}`)
      return failed(401, `invalid key: ${headers.authorization}`);
    const isExtension = /^(chrome|moz)-extension:/.test(headers.origin ?? '');
    if (method === 'POST' && this.refusesExtensions && isExtension) return failed(403, 'origin not allowed');
    if (method === 'GET' && path === '/v1/models') {
      if (this.listStatus !== 200) return failed(this.listStatus, 'no list');
      return json(200, { object: 'list', data: this.models.map((id) => ({ id, object: 'model', created: 0, owned_by: 'test' })) });
    }
    if (method !== 'POST' || path !== '/v1/chat/completions') return failed(404, 'not found');
    const answer = this.#next.shift() ?? this.#answer;
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
    if (answer.status !== undefined && answer.status !== 200) return failed(answer.status, piecesOf(answer.text).join('') || 'error');
    if (record.body.stream) return this.#stream(record, response, answer);
    const message = { role: 'assistant', content: piecesOf(answer.text).join('') };
    json(200, {
      ...envelope(record, 'chat.completion'),
      choices: [{ index: 0, message, finish_reason: answer.finishReason ?? 'stop' }],
      usage: usageOf(record, answer),
    });
  }

  async #stream(record: RecordedRequest, response: ServerResponse, answer: Answer): Promise<void> {
    record.status = 200;
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
    response.flushHeaders();
    const base = envelope(record, 'chat.completion.chunk');
    const send = (choices: unknown[], more: object = {}) => response.write(`data: ${JSON.stringify({ ...base, choices, ...more })}\n\n`);
    const delta = (what: object, finish_reason: string | null = null) => send([{ index: 0, delta: what, finish_reason }]);

    if (answer.holdAfter !== 0) delta({ role: 'assistant', content: '' });
    for (const reasoning_content of piecesOf(answer.reasoning)) {
      delta({ reasoning_content });
      await wait(answer.delayMs);
    }
    const pieces = piecesOf(answer.text);
    for (const [index, content] of pieces.entries()) {
      if (index === answer.holdAfter) await this.#release.promise;
      if (index === answer.cutAfter) {
        response.destroy();
        return;
      }
      if (response.destroyed) return;
      delta({ content });
      await wait(answer.delayMs);
    }
    if (answer.holdAfter !== undefined && answer.holdAfter >= pieces.length) await this.#release.promise;
    if (response.destroyed) return;
    delta({}, answer.finishReason ?? 'stop');
    if (record.body.stream_options?.include_usage) send([], { usage: usageOf(record, answer) });
    response.end('data: [DONE]\n\n');
  }
}

function bodyOf(text: string): ChatRequest {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function piecesOf(text: string | string[] | undefined): string[] {
  if (text === undefined) return [];
  return typeof text === 'string' ? text.split(/(?=\s)/) : text;
}

function envelope(record: RecordedRequest, object: string) {
  return { id: 'chatcmpl-test', object, created: 0, model: record.body.model ?? '' };
}

function usageOf(record: RecordedRequest, answer: Answer) {
  const prompt_tokens = answer.promptTokens ?? Math.ceil(JSON.stringify(record.body.messages ?? []).length / 4);
  const completion_tokens = piecesOf(answer.text).length;
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

async function wait(ms = 0): Promise<void> {
  // Even with no delay each piece is a chunk of its own.
  await new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)));
}
