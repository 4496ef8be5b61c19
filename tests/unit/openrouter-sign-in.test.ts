import { createHash } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { signInToOpenRouter } from '@/utils/chat/openrouter-sign-in';
import { faultOf } from '@/utils/core/faults';
import { field, parseJson } from '@/utils/core/json';
import { type Reply, startServer } from './chat-server';

const HERE = 'https://extension.chromiumapp.org/';

/** What the service does with the user: where it sends them, given its page's address and the callback. */
function signIn(send: (page: URL, callback: string) => string): URL[] {
  const seen: URL[] = [];
  vi.spyOn(fakeBrowser.identity, 'getRedirectURL').mockImplementation((path = '') => `${HERE}${path}`);
  vi.spyOn(fakeBrowser.identity, 'launchWebAuthFlow').mockImplementation(async ({ url }: { url: string }) => {
    const page = new URL(url);
    seen.push(page);
    return send(page, page.searchParams.get('callback_url') ?? '');
  });
  return seen;
}

const agrees = (_page: URL, callback: string) => `${callback}?code=auth_1`;
const reply = (body: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
});

beforeEach(() => {
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'getSessionRules').mockImplementation(async () => []);
  vi.spyOn(fakeBrowser.declarativeNetRequest, 'updateSessionRules').mockImplementation(async () => undefined);
});

async function run(answer: Reply) {
  const server = await startServer(() => answer);
  return { ...server, key: () => signInToOpenRouter(AbortSignal.timeout(5_000), server.url) };
}

async function codeOf(failing: Promise<unknown>): Promise<string> {
  return failing.then(
    () => 'none',
    (error: unknown) => faultOf(error).code,
  );
}

test('a sign-in gives a key, and only who began it can fetch that', async () => {
  const pages = signIn(agrees);
  const { key, received } = await run(reply({ key: 'sk-or-v1-secret', user_id: 'u' }));
  expect(await key()).toBe('sk-or-v1-secret');
  const [exchange] = received;
  expect(exchange).toMatchObject({ method: 'POST', url: '/api/v1/auth/keys' });
  const sent = parseJson(exchange?.body ?? '');
  expect(sent).toMatchObject({ code: 'auth_1', code_challenge_method: 'S256' });
  const verifier = String(field(sent, 'code_verifier'));
  expect(verifier).toMatch(/^[\w-]{43,128}$/);
  const [page] = pages;
  expect(page?.pathname).toBe('/auth');
  expect(page?.searchParams.get('code_challenge')).toBe(createHash('sha256').update(verifier).digest('base64url'));
  expect(page?.searchParams.get('code_challenge_method')).toBe('S256');
  expect(page?.search).not.toContain(verifier);
});

test('each sign-in has a callback and a verifier of its own', async () => {
  const pages = signIn(agrees);
  const { key, received } = await run(reply({ key: 'k' }));
  await key();
  await key();
  expect(new Set(pages.map(({ searchParams }) => searchParams.get('callback_url'))).size).toBe(2);
  expect(new Set(received.map(({ body }) => field(parseJson(body), 'code_verifier'))).size).toBe(2);
});

test.each([`${HERE}openrouter/of-another?code=auth_1`, `${HERE}?code=auth_1`, 'https://evil.example/?code=auth_1'])(
  'a code that comes back at %s is not taken',
  async (sentTo) => {
    signIn(() => sentTo);
    const { key, received } = await run(reply({ key: 'k' }));
    expect(await codeOf(key())).toBe('refused');
    expect(received).toEqual([]);
  },
);

test.each([
  ['closes the window in Chromium', 'The user did not approve access.'],
  ['closes the window in Firefox', 'User cancelled or denied access.'],
])('who %s gets no key and no error', async (_what, message) => {
  signIn(() => {
    throw new Error(message);
  });
  const { key } = await run(reply({ key: 'k' }));
  expect(await key()).toBeUndefined();
});

test('who says no on the page gets no key and no error', async () => {
  signIn((_page, callback) => `${callback}?error=access_denied`);
  const { key } = await run(reply({ key: 'k' }));
  expect(await key()).toBeUndefined();
});

test('a page that does not load is unreachable', async () => {
  signIn(() => {
    throw new Error('Authorization page could not be loaded.');
  });
  const { key } = await run(reply({ key: 'k' }));
  expect(await codeOf(key())).toBe('unreachable');
});

test('an error that the service sends back is told in its words', async () => {
  signIn((_page, callback) => `${callback}?error=server_error&error_description=Try%20later`);
  const { key } = await run(reply({ key: 'k' }));
  const error = await key().catch((cause: unknown) => cause);
  expect(faultOf(error)).toMatchObject({ code: 'refused', said: 'Try later' });
});

test.each([
  ['a code it does not know', reply({ error: { message: 'Invalid code or code_verifier' } }, 403), 'refused'],
  ['a server error', reply('oops', 500), 'server-error'],
  ['an answer without a key', reply({ user_id: 'u' }), 'wrong-format'],
  ['a page in place of JSON', reply('<html></html>'), 'wrong-format'],
] satisfies [string, Reply, string][])('%s is told', async (_what, answer, code) => {
  signIn(agrees);
  const { key } = await run(answer);
  expect(await codeOf(key())).toBe(code);
});

test('who leaves while signing in gets no key', async () => {
  signIn(agrees);
  const server = await startServer(() => reply({ key: 'k' }));
  const leave = new AbortController();
  leave.abort();
  await expect(signInToOpenRouter(leave.signal, server.url)).rejects.toThrow();
  expect(server.received).toEqual([]);
});
