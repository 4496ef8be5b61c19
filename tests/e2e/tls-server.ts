import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '../../scripts/lib/self-signed.mjs';

/** Starts an https server on 127.0.0.1 with a certificate that it made itself, and so nobody trusts. */
export async function startTlsServer(): Promise<{ url: string; stop(): void }> {
  const server = createServer(selfSigned('127.0.0.1'), (_request, response) => response.end('{"data":[]}'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `https://127.0.0.1:${port}/v1`, stop: () => server.close() };
}
