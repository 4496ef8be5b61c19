import { catchingUrl, signInAt } from '@/utils/browser/identity';
import { ensureOriginRule } from '@/utils/browser/origin-rule';
import { hostOf } from '@/utils/core/addresses';
import { toBase64 } from '@/utils/core/base64';
import { AppError } from '@/utils/core/faults';
import { field, parseJson } from '@/utils/core/json';
import { faultOfResponse } from '@/utils/core/server-faults';
import { createEndpointFetch } from '@/utils/net/endpoint-fetch';

const OPENROUTER = 'https://openrouter.ai';

/**
 * A key for OpenRouter by its own sign-in, PKCE with S256 (https://openrouter.ai/docs/guides/overview/auth/oauth). No secret of ours is in
 * it, and it needs no site but the one that answers questions afterwards: `requestSignIn` must have been granted for it.
 * @returns the key; undefined where the user closed the window or said no
 * @throws AppError `unreachable`, `refused`, `wrong-format` or what the exchange failed with
 */
export async function signInToOpenRouter(signal: AbortSignal, site = OPENROUTER): Promise<string | undefined> {
  const host = hostOf(site);
  const verifier = randomText();
  // OpenRouter hands back no `state`, but keeps the path.
  const callback = catchingUrl(`openrouter/${randomText()}`);
  const page = new URL('/auth', site);
  page.search = String(
    new URLSearchParams({ callback_url: callback, code_challenge: await challengeOf(verifier), code_challenge_method: 'S256' }),
  );
  const sentTo = await signInAt(page.href);
  signal.throwIfAborted();
  const code = sentTo === undefined ? undefined : codeIn(sentTo, callback, host);
  return code === undefined ? undefined : keyFor(code, verifier, site, signal);
}

/** @returns undefined where the user said no */
function codeIn(sentTo: string, callback: string, host: string): string | undefined {
  const url = new URL(sentTo);
  const { searchParams } = url;
  if (`${url.origin}${url.pathname}` !== callback) throw new AppError({ code: 'refused', host });
  if (searchParams.get('error') === 'access_denied') return undefined;
  const code = searchParams.get('code');
  const said = searchParams.get('error_description') ?? searchParams.get('error');
  if (!code) throw new AppError({ code: 'refused', host, ...(said ? { said } : {}) });
  return code;
}

async function keyFor(code: string, code_verifier: string, site: string, signal: AbortSignal): Promise<string> {
  await ensureOriginRule(site);
  const response = await createEndpointFetch({ baseUrl: site })(`${site}/api/v1/auth/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, code_verifier, code_challenge_method: 'S256' }),
    signal,
  });
  const body = await response.text();
  if (!response.ok) throw new AppError(faultOfResponse(hostOf(site), response.status, body));
  const key = field(parseJson(body), 'key');
  if (typeof key !== 'string' || !key) throw new AppError({ code: 'wrong-format', host: hostOf(site) });
  return key;
}

/** 43 characters that nobody can guess (RFC 7636, 4.1). */
function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
