import { type AddressInfo, connect } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { selfSigned } from '../../scripts/lib/self-signed.mjs';

/** https under a name of its own, before a server that speaks plain http on 127.0.0.1. Browsers must be told where the name is, and to trust it. */
export async function startTlsFront(name: string, origin: string) {
  const pair = selfSigned(name);
  const sockets = new Set<TLSSocket>();
  const server = createServer(pair, (socket) => {
    sockets.add(socket);
    const behind = connect(Number(new URL(origin).port), '127.0.0.1');
    // Whichever side goes away takes the other along.
    behind.on('error', () => undefined).on('close', () => socket.destroySoon());
    socket
      .on('error', () => undefined)
      .on('close', () => {
        sockets.delete(socket);
        behind.destroy();
      });
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  /** Breaks all connections, as a network does that goes away. */
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    url: `https://${name}:${port}/v1`,
    certificate: pair.cert.toString(),
    cut,
    stop: () => {
      cut();
      server.close();
    },
  };
}
