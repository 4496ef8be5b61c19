import { createHash } from 'node:crypto';
import { createServer as createProxy } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { selfSigned } from '../../scripts/lib/self-signed.mjs';

const KEY = 'sk-or-signed-in';

interface Options {
  /** Its page asks for a click on “Authorize” instead of saying yes at once. */
  asks?: boolean;
}

/**
 * OpenRouter as far as a sign-in needs it: the code is worth a key to who knows the verifier (PKCE, S256).
 * @returns `port` speaks TLS; `proxyPort` is an HTTP proxy that knows openrouter.ai alone; `cert` is what nobody trusts yet, PEM
 */
export async function startOpenRouter({ asks = false }: Options = {}) {
  const challenges = new Map<string, string>();
  const keys = new Set<string>();
  const pair = selfSigned('openrouter.ai');
  const server = createServer(pair, async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url ?? '/', 'https://openrouter.ai');
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url.pathname === '/auth' && asks && !url.searchParams.has('yes')) {
      const link = `${url.href.replaceAll('&', '&amp;')}&amp;yes`;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return response.end(`<!doctype html><title>OpenRouter</title><p><a href="${link}">Authorize</a></p>`);
    }
    if (url.pathname === '/auth') {
      const callback = new URL(url.searchParams.get('callback_url') ?? '');
      callback.searchParams.set('code', 'code-1');
      challenges.set('code-1', url.searchParams.get('code_challenge') ?? '');
      return response.writeHead(302, { location: callback.href }).end();
    }
    if (url.pathname === '/api/v1/auth/keys') {
      const { code, code_verifier } = JSON.parse(body);
      const proof = createHash('sha256').update(code_verifier).digest('base64url');
      return proof === challenges.get(code) ? json(200, { key: KEY }) : json(403, { error: { message: 'invalid code' } });
    }
    if (url.pathname === '/api/v1/models') return json(200, { data: [{ id: 'meta-llama/llama-4-maverick', context_length: 1_048_576 }] });
    if (request.headers.authorization) keys.add(request.headers.authorization);
    return json(200, { choices: [{ index: 0, message: { role: 'assistant', content: 'ready' }, finish_reason: 'stop' }] });
  });
  const proxy = createProxy().on('connect', ({ url }, socket) => {
    socket.on('error', () => socket.destroy());
    if (url !== 'openrouter.ai:443') return socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    return server.emit('connection', socket);
  });
  return {
    port: await listen(server),
    proxyPort: await listen(proxy),
    cert: pair.cert.toString(),
    keysSeen: () => [...keys],
    stop: () => {
      server.close();
      proxy.close();
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}
