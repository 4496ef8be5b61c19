import { expect, test } from 'vitest';
import { isSafeTransport, neverReadable, patternOf } from '@/utils/core/addresses';
import { baseUrlOf } from '@/utils/core/base-url';

test.each([
  ['http://localhost:11434', 'http://localhost:11434/v1'],
  ['localhost:8080', 'http://localhost:8080/v1'],
  ['127.0.0.1:1234/v1/', 'http://127.0.0.1:1234/v1'],
  ['https://openrouter.ai/api/v1/chat/completions', 'https://openrouter.ai/api/v1'],
  ['api.groq.com/openai/v1', 'https://api.groq.com/openai/v1'],
  ['  https://api.openai.com/v1/models ', 'https://api.openai.com/v1'],
  ['http://192.168.1.20:8000', 'http://192.168.1.20:8000/v1'],
  ['nas.local:8080', 'http://nas.local:8080/v1'],
  ['172.20.1.5:8080', 'http://172.20.1.5:8080/v1'],
  ['https://host.example/', 'https://host.example/v1'],
])('the base URL inside “%s” is %s', (typed, expected) => {
  expect(baseUrlOf(typed)).toBe(expected);
});

test.each(['', '   ', 'no address at all', 'ftp://host', 'javascript:alert(1)', 'http://user:pass@localhost', 'http://'])(
  '“%s” is no address',
  (typed) => {
    expect(() => baseUrlOf(typed)).toThrow('bad-address');
  },
);

test.each(['http://api.example.com', 'http://8.8.8.8', 'http://10.example.com', 'http://127.evil.com', 'http://[2606:4700::1111]'])(
  '“%s” is refused: it is not encrypted',
  (typed) => {
    expect(() => baseUrlOf(typed)).toThrow('insecure-address');
  },
);

test.each([
  'https://a.b',
  'http://localhost',
  'http://127.0.0.1',
  'http://[::1]:1',
  'http://10.0.0.2',
  'http://nas.local',
  'http://nas',
  'http://[fd00::1]',
])('%s is a safe way', (url) => {
  expect(isSafeTransport(new URL(url))).toBe(true);
});

test.each([
  'http://example.com',
  'http://172.32.0.1',
  'http://11.0.0.1',
  'ws://localhost',
  'http://[::ffff:8.8.8.8]',
  'http://192.168.evil.com',
])('%s is not a safe way', (url) => {
  expect(isSafeTransport(new URL(url))).toBe(false);
});

test.each([
  ['chrome://newtab/', 'page-browser'],
  ['about:addons', 'page-browser'],
  ['view-source:https://a.b', 'page-browser'],
  ['https://chromewebstore.google.com/detail/x', 'page-store'],
  ['https://chrome.google.com/webstore', 'page-store'],
  ['https://addons.mozilla.org/en-US/firefox/', 'page-store'],
  ['chrome-extension://abc/page.html', 'page-extension'],
  ['moz-extension://abc/page.html', 'page-extension'],
  ['https://example.com', undefined],
  ['https://chromewebstore.google.com.evil.example/', undefined],
  ['file:///tmp/a.html', undefined],
])('%s: %s', (url, reason) => {
  expect(neverReadable(url)).toBe(reason);
});

test('a permission covers the host on every port', () => {
  expect(patternOf('http://127.0.0.1:8080/v1')).toBe('http://127.0.0.1/*');
});
