import { expect, test } from 'vitest';
import { AppError, shorten } from '@/utils/core/faults';
import { headerProblem } from '@/utils/core/headers';
import { keyOf } from '@/utils/core/key';
import { hideSecret } from '@/utils/core/secret';

test.each([
  ['sk-proj-abc_DEF', 'sk-proj-abc_DEF'],
  ['  sk-abc\n', 'sk-abc'],
  ['\u00a0sk-abc\ufeff', 'sk-abc'],
  ['sk-\u200babc', 'sk-abc'],
  ['"sk-abc"', 'sk-abc'],
  ['“sk-abc”', 'sk-abc'],
  ["'sk-abc", 'sk-abc'],
  ['Bearer sk-abc', 'sk-abc'],
  ['bearer  "sk-abc"', 'sk-abc'],
  ['"Bearer sk-abc"', 'sk-abc'],
  ['Authorization: Bearer sk-abc', 'sk-abc'],
  ['sk"in\'side', 'sk"in\'side'],
  ['bearer-of-news', 'bearer-of-news'],
  ['pässword', 'pässword'],
  ['', ''],
  ['   ', ''],
])('the key in %j is %j', (typed, key) => {
  expect(keyOf(typed)).toBe(key);
});

test.each([['sk-abc\nsk-def'], ['sk-…abc'], ['sk-••••abc'], ['sk\u0000abc'], ['ключ'], ['{\n"private_key": "x"\n}'], ['x'.repeat(8_001)]])(
  'what cannot be a key (%j) is refused before any request',
  (typed) => {
    expect(() => keyOf(typed)).toThrow(new AppError('bad-key'));
  },
);

test.each([
  ['X-Title', 'Aside', undefined],
  ['api-key', 'abc', undefined],
  ['Authorization', 'Basic dXNlcjpwYXNz', undefined],
  ['CF-Access-Client-Secret', 'ü1', undefined],
  ['Host', 'evil', 'keys.header-forbidden'],
  ['Cookie', 'a=b', 'keys.header-forbidden'],
  ['ORIGIN', 'https://a.b', 'keys.header-forbidden'],
  ['Referer', 'https://a.b', 'keys.header-forbidden'],
  ['content-length', '3', 'keys.header-forbidden'],
  ['Connection', 'close', 'keys.header-forbidden'],
  ['Sec-Fetch-Site', 'none', 'keys.header-forbidden'],
  ['Proxy-Authorization', 'x', 'keys.header-forbidden'],
  ['Transfer-Encoding', 'chunked', 'keys.header-forbidden'],
  ['Content-Type', 'text/plain', 'keys.header-own'],
  ['', 'x', 'keys.header-name'],
  ['two words', 'x', 'keys.header-name'],
  ['a:b', 'x', 'keys.header-name'],
  ['ключ', 'x', 'keys.header-name'],
  ['X-Empty', '', 'keys.header-value'],
  ['X-Empty', '  ', 'keys.header-value'],
  ['X-Split', 'a\r\nHost: evil', 'keys.header-value'],
  ['X-Wide', 'ключ', 'keys.header-value'],
  ['X-Long', 'x'.repeat(8_001), 'keys.header-value'],
])('an extra header %j: %j is judged %s', (name, value, problem) => {
  expect(headerProblem(name, value)).toBe(problem);
});

test('every header that passes can stand in a request, and every one that is refused for its form cannot', () => {
  for (const name of ['X-Title', 'api-key', "!#$%&'*+.^_`|~"]) expect(() => new Headers([[name, 'ü1']])).not.toThrow();
  for (const name of ['', 'two words', 'a:b', 'ключ']) expect(() => new Headers([[name, 'x']])).toThrow();
  for (const value of ['a\r\nHost: evil', 'ключ']) expect(() => new Headers([['x', value]])).toThrow();
});

const SECRET = { key: 'sk-"live/1234=', headers: { 'X-Proxy': 'Basic dXNlcjpwYXNz/+', 'X-Version': '2', 'X-Beta': 'tools on' } };

test.each([
  ['bad key sk-"live/1234=.', 'bad key •••.'],
  ['{"key":"sk-\\"live/1234="}', '{"key":"•••"}'],
  ['/v1?key=sk-%22live%2F1234%3D', '/v1?key=•••'],
  ['header Basic dXNlcjpwYXNz/+ refused', 'header ••• refused'],
  ['token dXNlcjpwYXNz/+ and dXNlcjpwYXNz%2F%2B', 'token ••• and •••'],
  ['version 2 has no Basic', 'version 2 has no Basic'],
])('of %j remains %j', (said, told) => {
  expect(hideSecret(said, SECRET)).toBe(told);
});

test('a key that was cut with the words around it leaves no beginning behind', () => {
  for (let at = 280; at < 300; at++) {
    const told = hideSecret(shorten(`${'x'.repeat(at)} ${SECRET.key} and more ${'y'.repeat(100)}`), SECRET);
    expect(told, String(at)).not.toContain('sk-"');
  }
});

test('where there is no secret, words stay as they are', () => {
  expect(hideSecret('as it was', { key: '', headers: {} })).toBe('as it was');
});
