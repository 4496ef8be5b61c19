import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

export interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  aborted: boolean;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: Uint8Array;
  /** Bytes a write; everything at once where absent. */
  chunk?: number;
  /** Milliseconds between writes. */
  delay?: number;
  /** Stay open after the last byte. */
  hold?: boolean;
  /** Reset the connection after the last byte. */
  reset?: boolean;
}

/** A server on this computer that answers every request as `reply` says, and remembers what came. It ends with its test. */
export async function startServer(reply: (request: Received) => Reply) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const entry: Received = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: '', aborted: false };
    received.push(entry);
    response.on('close', () => {
      entry.aborted = !response.writableFinished;
    });
    for await (const chunk of request) entry.body += String(chunk);
    const {
      status = 200,
      headers = { 'content-type': 'text/event-stream' },
      body = new Uint8Array(),
      chunk = body.length || 1,
      delay,
      hold,
      reset,
    } = reply(entry);
    response.writeHead(status, headers);
    response.flushHeaders();
    for (let at = 0; at < body.length && !response.destroyed; at += chunk) {
      await new Promise((done) => response.write(body.subarray(at, at + chunk), done));
      if (delay) await wait(delay);
    }
    if (reset) request.socket.resetAndDestroy();
    else if (!hold) response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  function stop(): void {
    server.closeAllConnections();
    server.close();
  }
  onTestFinished(stop);
  return { url: `http://127.0.0.1:${port}`, received, stop };
}

/** The events of a Chat stream, in OpenAI's format. */
export function chatEvents(deltas: readonly { content?: string; reasoning_content?: string }[], finish: string | null = 'stop'): string[] {
  const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
  const chunk = (delta: unknown, finish_reason: string | null = null) =>
    event({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'm', choices: [{ index: 0, delta, finish_reason }] });
  return [
    ...deltas.map((delta) => chunk(delta)),
    ...(finish ? [chunk({}, finish)] : []),
    event({
      id: 'c',
      object: 'chat.completion.chunk',
      created: 0,
      model: 'm',
      choices: [],
      usage: { prompt_tokens: 21, completion_tokens: 7, total_tokens: 28 },
    }),
    'data: [DONE]\n\n',
  ];
}
