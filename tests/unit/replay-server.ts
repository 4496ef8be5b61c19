import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Replay {
  status?: number;
  type?: string;
  text: string;
}

/** A server that answers whatever is asked below `/ID/` with what was given to it under this ID. */
export async function startReplayServer() {
  const replays = new Map<string, Replay>();
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    bodies.push(body);
    const replay = replays.get(request.url?.split('/')[1] ?? '');
    response.writeHead(replay?.status ?? 200, { 'content-type': replay?.type ?? 'text/event-stream' });
    response.end(replay?.text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  let next = 0;
  return {
    bodies,
    /** @returns the base URL below which it is answered so */
    answer(replay: Replay): string {
      const id = String(next++);
      replays.set(id, replay);
      return `http://127.0.0.1:${port}/${id}`;
    },
    stop(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}
