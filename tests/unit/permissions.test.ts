import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { requestLocal, requestSignIn } from '@/utils/browser/permissions';
import { LOCAL_ORIGINS } from '@/utils/chat/discover';

/** What the browser was asked for. */
function asked(optional_permissions: 'identity'[]): unknown[] {
  const requests: unknown[] = [];
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockImplementation(() => ({
    manifest_version: 3,
    name: 'Aside',
    version: '1',
    optional_permissions,
  }));
  vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(async (request) => requests.push(request) > 0);
  return requests;
}

test('a sign-in asks for the site, and for the browser’s help where that may be asked for', async () => {
  const requests = asked(['identity']);
  await requestSignIn('https://openrouter.ai/api/v1');
  expect(requests).toMatchObject([{ origins: ['https://openrouter.ai/*'], permissions: ['webRequest', 'identity'] }]);
});

test('where the browser’s help is there from the start, it is not asked for', async () => {
  const requests = asked([]);
  await requestSignIn('https://openrouter.ai/api/v1');
  expect(requests).toMatchObject([{ permissions: ['webRequest'] }]);
});

test('looking on this computer asks for its two names in one question', async () => {
  const requests = asked([]);
  await requestLocal(LOCAL_ORIGINS);
  expect(requests).toEqual([{ origins: ['http://localhost/*', 'http://127.0.0.1/*'], permissions: ['webRequest'] }]);
});
