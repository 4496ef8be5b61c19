import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

interface Form {
  path: string;
  key: string | undefined;
  /** As it arrived. */
  file: { name: string; type: string; bytes: Uint8Array };
  /** All but the file. */
  fields: Record<string, string>;
}

/** A server at which files arrive, answered as a test wants; `at` counts its requests from 0. It ends with its test. */
export async function receiveFiles(answer: (request: IncomingMessage, response: ServerResponse, at: number) => unknown) {
  const forms: Form[] = [];
  let aborted = 0;
  const server = createServer(async (request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) aborted++;
    });
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const at = forms.push(await formIn(request, Buffer.concat(pieces))) - 1;
    await answer(request, response, at);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, host: `127.0.0.1:${port}`, forms, aborted: () => aborted };
}

async function formIn(request: IncomingMessage, body: Buffer): Promise<Form> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  const file = form.get('file');
  if (!(file instanceof File)) throw new Error('There is no file.');
  form.delete('file');
  return {
    path: request.url ?? '',
    key: request.headers.authorization,
    file: { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) },
    fields: Object.fromEntries([...form].map(([name, value]) => [name, String(value)])),
  };
}

export function json(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
