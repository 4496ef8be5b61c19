import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { newId } from '@/utils/core/ids';
import type { Endpoint, Message } from '@/utils/core/rows';
import { CEILINGS, type Ceilings } from '@/utils/net/ceilings';
import { db } from '@/utils/store/db';

type Handler = (request: IncomingMessage, response: ServerResponse, at: number) => unknown;

interface Seen {
  body: string;
  /** The client went before the answer was over. */
  aborted: boolean;
  /** The response is over, whoever ended it. */
  closed: boolean;
}

/** A server that does whatever a test wants of it; `at` counts its requests from 0. It ends with its test. */
export async function misbehave(handler: Handler) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const entry = { body: '', aborted: false, closed: false };
    const at = seen.push(entry) - 1;
    response.on('close', () => {
      entry.aborted = !response.writableFinished;
      entry.closed = true;
    });
    response.on('error', () => undefined);
    for await (const chunk of request) entry.body += String(chunk);
    await handler(request, response, at);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${port}`, seen };
}

/** A question with a queued answer at a server, both on the disk. */
export async function queueTurn(
  url: string,
  { endpoint, answer, text = 'Why?' }: { endpoint?: Partial<Endpoint>; answer?: Partial<Message>; text?: string } = {},
) {
  const row: Endpoint = {
    id: newId(),
    providerId: 'openai-compatible',
    name: 'e',
    baseUrl: `${url}/v1`,
    models: [{ id: 'm', name: 'm' }],
    createdAt: 0,
    ...endpoint,
  };
  const question: Message = {
    id: newId(),
    chatId: newId(),
    seq: 0,
    parentId: null,
    role: 'user',
    parts: [{ type: 'text', text }],
    status: 'done',
    createdAt: 0,
  };
  const queued: Message = {
    ...question,
    id: newId(),
    seq: 1,
    parentId: question.id,
    role: 'assistant',
    parts: [],
    status: 'queued',
    endpointId: row.id,
    modelId: 'm',
    ...answer,
  };
  await db.endpoints.add(row);
  await db.messages.bulkAdd([question, queued]);
  return { id: queued.id, endpoint: row, question };
}

/** Lower ceilings until the end of the test. */
export function lowerCeilings(lower: Partial<Ceilings>): void {
  const before = { ...CEILINGS };
  Object.assign(CEILINGS, lower);
  onTestFinished(() => void Object.assign(CEILINGS, before));
}

export const SSE = { 'content-type': 'text/event-stream' };

/** One event of a Chat stream. */
export function delta(content: string, finish: string | null = null): string {
  return `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;
}

/** A whole answer. @param before an event before its end, such as what it used */
export function answered(response: ServerResponse, text: string, before = ''): void {
  response.writeHead(200, SSE);
  response.end(`${delta(text)}${delta('', 'stop')}${before}data: [DONE]\n\n`);
}
