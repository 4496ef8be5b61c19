import { expect, onTestFinished, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { withDiagnosis } from '@/utils/chat/diagnose';
import { AppError, faultOf } from '@/utils/core/faults';
import { createEndpointFetch } from '@/utils/net/endpoint-fetch';
import { startServer } from './chat-server';

const BASE = 'https://a.b/v1';
const OURS = fakeBrowser.runtime.getURL('/');
type Listener = (details: object) => void;

/** The part of the browser's API that is used, as the fake has none; `tell` is the browser. */
function listenable() {
  const heard = { onErrorOccurred: new Set<Listener>(), onBeforeRedirect: new Set<Listener>() };
  const event = (name: keyof typeof heard) => ({
    addListener: (listener: Listener) => heard[name].add(listener),
    removeListener: (listener: Listener) => heard[name].delete(listener),
  });
  const before = Reflect.get(fakeBrowser, 'webRequest');
  Reflect.set(fakeBrowser, 'webRequest', { onErrorOccurred: event('onErrorOccurred'), onBeforeRedirect: event('onBeforeRedirect') });
  onTestFinished(() => void Reflect.set(fakeBrowser, 'webRequest', before));
  return {
    tell: (name: keyof typeof heard, details: object) => {
      for (const listener of heard[name]) listener({ initiator: OURS, url: `${BASE}/models`, ...details });
    },
    heard,
  };
}

function unlistenable(): void {
  const before = Reflect.get(fakeBrowser, 'webRequest');
  Reflect.set(fakeBrowser, 'webRequest', undefined);
  onTestFinished(() => void Reflect.set(fakeBrowser, 'webRequest', before));
}

const unreachable = () => Promise.reject(new AppError({ code: 'unreachable', host: 'a.b' }));

test.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'name-unknown'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
  ['NS_ERROR_CONNECTION_REFUSED', 'unreachable'],
  ['net::ERR_FAILED', 'unreachable'],
])('what the browser says of a request, %s, is told as %s', async (error, code) => {
  const { tell, heard } = listenable();
  const failure = await withDiagnosis(BASE, () => {
    tell('onErrorOccurred', { error });
    return unreachable();
  }).catch(faultOf);
  expect(failure).toEqual({ code, host: 'a.b' });
  expect(heard.onErrorOccurred.size + heard.onBeforeRedirect.size).toBe(0);
});

test('a reason that comes a moment after the failure counts', async () => {
  const { tell } = listenable();
  const failure = withDiagnosis(BASE, unreachable).catch(faultOf);
  setTimeout(() => tell('onErrorOccurred', { error: 'net::ERR_NAME_NOT_RESOLVED' }), 30);
  expect(await failure).toMatchObject({ code: 'name-unknown' });
});

test('a redirect is told with the host it goes to', async () => {
  const { tell } = listenable();
  const failure = await withDiagnosis(BASE, () => {
    tell('onBeforeRedirect', { redirectUrl: 'https://login.a.b/?from=v1' });
    tell('onErrorOccurred', { error: 'net::ERR_FAILED' });
    return Promise.reject(new AppError({ code: 'redirected', host: 'a.b' }));
  }).catch(faultOf);
  expect(failure).toEqual({ code: 'redirected', host: 'a.b', to: 'login.a.b' });
});

test('what a web page does at the same server, or we at another, is not our reason', async () => {
  const { tell } = listenable();
  const failure = await withDiagnosis(BASE, () => {
    tell('onErrorOccurred', { error: 'net::ERR_NAME_NOT_RESOLVED', initiator: 'https://web.page' });
    tell('onErrorOccurred', { error: 'net::ERR_NAME_NOT_RESOLVED', url: 'https://a.b:8443/v1/models' });
    return unreachable();
  }).catch(faultOf);
  expect(failure).toEqual({ code: 'unreachable', host: 'a.b' });
});

test('Firefox’s word for who asked counts as Chromium’s does', async () => {
  const { tell } = listenable();
  const failure = await withDiagnosis(BASE, () => {
    tell('onErrorOccurred', { error: 'NS_ERROR_UNKNOWN_HOST', initiator: undefined, originUrl: `${OURS}sidepanel.html` });
    return unreachable();
  }).catch(faultOf);
  expect(failure).toMatchObject({ code: 'name-unknown' });
});

test('a fault that is known stays as it is, and an answer comes through', async () => {
  const { tell } = listenable();
  const failure = await withDiagnosis(BASE, () => {
    tell('onErrorOccurred', { error: 'net::ERR_NAME_NOT_RESOLVED' });
    return Promise.reject(new AppError({ code: 'wrong-key', host: 'a.b' }));
  }).catch(faultOf);
  expect(failure).toEqual({ code: 'wrong-key', host: 'a.b' });
  expect(await withDiagnosis(BASE, async () => 'models')).toBe('models');
});

test('where the browser does not let us listen, a redirect is still told from no answer', async () => {
  unlistenable();
  const { url } = await startServer(() => ({ status: 307, headers: { location: 'https://elsewhere.example/v1' } }));
  const at = (base: string) => withDiagnosis(base, () => createEndpointFetch({ baseUrl: base })(`${base}/models`)).catch(faultOf);
  expect(await at(url)).toMatchObject({ code: 'redirected', to: 'elsewhere.example' });
  expect(await at('http://127.0.0.1:9')).toMatchObject({ code: 'unreachable' });
});
