import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '../../scripts/lib/project.mjs';
import { type Format, formats, type Listed, listFor, type Said } from './formats';

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
  /** The whole answer in one JSON body, though a stream was asked for. */
  whole?: boolean;
  /** Writes the response itself. */
  raw?: (response: ServerResponse) => void;
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
  /** What the other formats call the messages. */
  input?: unknown;
  contents?: unknown;
  options?: Record<string, unknown>;
}

/** A request as it arrived. The last three go on changing while it is answered. */
export interface RecordedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** The body as sent. */
  bytes: Buffer;
  /** The same as text. */
  text: string;
  /** The same, read as JSON; empty where there is none. */
  body: ChatRequest;
  status: number;
  finished: boolean;
  /** The other side went away before the end. */
  aborted: boolean;
}

/**
 * Starts an endpoint that speaks every format on 127.0.0.1, with no CORS headers unless asked for.
 * @param port any that is free, where it is 0; another's test that has it is waited for
 */
export async function startModelServer(port = 0): Promise<ModelServer> {
  const server = new ModelServer();
  await server.listen(port);
  return server;
}

export class ModelServer {
  /** The models the server lists. */
  models = ['test-model', 'other-model'];
  /** What its models cost, as OpenRouter lists it: US dollars a token. */
  pricing: Record<'prompt' | 'completion', string> | undefined;
  /** What those that say so can be given, as OpenRouter lists it. */
  inputs: Record<string, readonly string[]> = {};
  /** What its list says that they read, where it says that; tokens. */
  listedWindow: number | undefined;
  /** Where set, other keys are answered with 401. */
  key: string | undefined;
  /** Answers 403 to every POST that comes with an extension's Origin, as Ollama does. */
  refusesExtensions = false;
  /** Sends the headers that let any page read the answers. */
  allowsCors = false;
  /** What `POST /api/show` says; tokens. */
  contextWindow = 32_768;
  /** What `POST /audio/transcriptions` answers, while it is not held; where it is absent, there is no such path. */
  transcript: unknown;
  holdsTranscript = false;
  /** Some servers answer no question: its path is not there. */
  answersQuestions = true;
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

  get #listed(): Listed {
    return { pricing: this.pricing, inputs: this.inputs, contextWindow: this.listedWindow };
  }

  async listen(port: number): Promise<void> {
    const once = () => {
      const { promise, resolve, reject } = Promise.withResolvers<true>();
      this.#server.once('error', reject).listen(port, '127.0.0.1', () => resolve(true));
      return promise;
    };
    await until(once, { within: 40_000, every: 200, what: `port ${port} to be free` });
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** What the user types as the address. */
  get url(): string {
    return `${this.origin}/v1`;
  }

  /** Questions so far: the POST requests. */
  get questions(): RecordedRequest[] {
    return this.requests.filter(({ method, path }) => method === 'POST' && path !== '/api/show');
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
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const text = bytes.toString('utf8');
    const record: RecordedRequest = {
      method: request.method ?? '',
      path,
      headers: request.headers,
      bytes,
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
    if (this.key !== undefined) {
      const sent = ['authorization', 'x-api-key', 'x-goog-api-key', 'api-key'].flatMap((name) => headers[name] ?? []).join();
      if (sent !== this.key && sent !== `Bearer ${this.key}`) return failed(401, `invalid key: ${sent}`);
    }
    const isExtension = /^(chrome|moz)-extension:/.test(headers.origin ?? '');
    if (method === 'POST' && this.refusesExtensions && isExtension) {
      record.status = 403;
      response.writeHead(403).end();
      return;
    }
    if (method === 'POST' && path === '/api/show')
      return json(200, { capabilities: ['completion', 'thinking'], model_info: { 'llama.context_length': this.contextWindow } });
    const list = method === 'GET' ? listFor(path, this.models, this.#listed) : undefined;
    if (list !== undefined) return this.listStatus === 200 ? json(200, list) : failed(this.listStatus, 'no list');
    if (method === 'POST' && /\/audio\/transcriptions$/.test(path) && this.transcript !== undefined) {
      if (this.holdsTranscript) await this.#release.promise;
      return json(200, this.transcript);
    }
    const format = method === 'POST' && this.answersQuestions ? formats.find((each) => each.path.test(path)) : undefined;
    if (!format) return failed(404, 'not found');
    const answer = this.#next.shift() ?? this.#answer;
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
    if (answer.raw) {
      record.status = answer.status ?? 200;
      return answer.raw(response);
    }
    if (answer.status !== undefined && answer.status !== 200) return failed(answer.status, piecesOf(answer.text).join('') || 'error');
    const streams = format.id === 'gemini' ? path.includes(':streamGenerateContent') : record.body.stream !== false;
    if (streams && !answer.whole) return this.#stream(record, response, answer, format);
    json(200, format.whole(saidOf(record, answer)));
  }

  async #stream(record: RecordedRequest, response: ServerResponse, answer: Answer, format: Format): Promise<void> {
    record.status = 200;
    response.writeHead(200, { 'content-type': format.contentType, 'cache-control': 'no-cache' });
    response.flushHeaders();
    const said = saidOf(record, answer);
    const send = (text: string) => text && response.write(text);

    if (answer.holdAfter !== 0) send(format.begin(said.model, said.usage.input));
    for (const piece of piecesOf(answer.reasoning)) {
      send(format.thought(piece));
      await wait(answer.delayMs);
    }
    const pieces = piecesOf(answer.text);
    for (const [index, piece] of pieces.entries()) {
      if (index === answer.holdAfter) {
        await this.#release.promise;
        if (index === 0) send(format.begin(said.model, said.usage.input));
      }
      if (index === answer.cutAfter) {
        response.destroy();
        return;
      }
      if (response.destroyed) return;
      send(format.text(piece));
      await wait(answer.delayMs);
    }
    if (answer.holdAfter !== undefined && answer.holdAfter >= pieces.length) await this.#release.promise;
    if (response.destroyed) return;
    response.end(format.end(said));
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

function saidOf(record: RecordedRequest, answer: Answer): Said {
  const { messages, input, contents, model = 'm' } = record.body;
  return {
    model,
    text: piecesOf(answer.text).join(''),
    reasoning: piecesOf(answer.reasoning).join(''),
    finish: answer.finishReason ?? 'stop',
    usage: {
      input: answer.promptTokens ?? Math.ceil(JSON.stringify(messages ?? input ?? contents ?? []).length / 4),
      output: piecesOf(answer.text).length,
    },
  };
}

async function wait(ms = 0): Promise<void> {
  // Even with no delay each piece is a chunk of its own.
  await new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)));
}
