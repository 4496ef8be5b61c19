import { createHash } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '../../scripts/lib/self-signed.mjs';

const KEY = 'sk-or-signed-in';

/** OpenRouter as far as a sign-in needs it: its page says yes at once, and the code is worth a key to who knows the verifier (PKCE, S256). */
export async function startOpenRouter() {
  const challenges = new Map<string, string>();
  const keys = new Set<string>();
  const server = createServer(selfSigned('openrouter.ai'), async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url ?? '/', 'https://openrouter.ai');
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
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
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { port, keysSeen: () => [...keys], stop: () => server.close() };
}
