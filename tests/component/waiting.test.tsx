import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ReadShort } from '@/components/chat/read-short';
import { RetryCountdown } from '@/components/chat/retry-countdown';
import { FaultNotice } from '@/components/ui/fault-notice';
import { newId } from '@/utils/core/ids';
import type { Endpoint, Message } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { messageOf } from '@/utils/store/messages';

beforeEach(() => {
  vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo').mockImplementation(async () => ({ os: 'linux', arch: 'x86-64', nacl_arch: 'x86-64' }));
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

async function answerAt(baseUrl: string, fields: Partial<Message> = {}, endpoint: Partial<Endpoint> = {}): Promise<Message> {
  const endpointId = newId();
  await db.endpoints.add({ id: endpointId, providerId: 'openai-compatible', name: 'e', baseUrl, models: [], createdAt: 0, ...endpoint });
  const message: Message = {
    id: newId(),
    chatId: 'c',
    seq: 1,
    parentId: null,
    role: 'assistant',
    parts: [],
    status: 'streaming',
    createdAt: 0,
    endpointId,
    ...fields,
  };
  await db.messages.add(message);
  return message;
}

test('a wait counts down, says which try comes, and speaks to a screen reader once', async () => {
  const message = await answerAt('https://a.b/v1', { retries: 2 });
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  const retryAt = Date.now() + 12_000;
  render(<RetryCountdown message={message} retryAt={retryAt} />);
  const said = await screen.findByRole('status');
  await waitFor(() => expect(said.textContent).not.toBe(''));
  expect(said.textContent).toBe('a.b cannot answer just now. Tries again in 12 s (2 of 3).');
  act(() => void vi.advanceTimersByTime(5_000));
  expect(screen.getByText(/in 7 s/).getAttribute('aria-hidden')).toBe('true');
  expect(said.textContent).toContain('in 12 s');
});

test('“Try now” and Stop are written into the row', async () => {
  const retryAt = Date.now() + 60_000;
  const message = await answerAt('https://a.b/v1', { retryAt, retries: 1 });
  render(<RetryCountdown message={message} retryAt={retryAt} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Try now' }));
  await expect.poll(async () => (await messageOf(message.id))?.retryAt).toBeUndefined();
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  await expect.poll(async () => (await messageOf(message.id))?.status).toBe('stopping');
});

test('a long wait names the time of day', async () => {
  const retryAt = Date.now() + 1_800_000;
  const message = await answerAt('https://a.b/v1', { retryAt });
  render(<RetryCountdown message={message} retryAt={retryAt} />);
  const time = new Date(retryAt).toLocaleTimeString([], { timeStyle: 'short' });
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(`Asks again at ${time}.`));
});

test.each([
  ['http://localhost:11434/v1', {}, /OLLAMA_CONTEXT_LENGTH=16384/],
  ['http://localhost:11434', { providerId: 'ollama' }, /context length of this endpoint in Aside/],
  ['http://localhost:8080/v1', {}, /-c 16384/],
  ['http://localhost:1234/v1', {}, /lms load MODEL --context-length 16384/],
  ['http://localhost:9999/v1', { presetId: 'llama-cpp' }, /-c 16384/],
  ['https://a.b/v1', {}, /server’s context length/],
])('a question that %s %j cut is told with the setting that mends it', async (baseUrl, endpoint, mend) => {
  const message = await answerAt(baseUrl, { status: 'done', readShort: { read: 2_048, sent: 7_912 } }, endpoint);
  render(<ReadShort message={message} />);
  expect((await screen.findAllByText(mend)).length).toBeGreaterThan(0);
  expect(screen.getByRole('alert').textContent).toMatch(/^The model read about 2,050 of 7,900 tokens or more/);
});

test.each([
  ['today', 60_000, /It answers again at \d/],
  ['another day', 3 * 86_400_000, /It answers again on .*\d/],
  ['in thirty years', 1e12, /It answers again on .*20\d\d/],
])('a fault with a time says when the server answers again: %s', (_name, wait, sentence) => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 24, 12, 0, 0) });
  render(<FaultNotice fault={{ code: 'rate-limited', host: 'a.b', status: 429, retryAt: Date.now() + wait }} />);
  expect(screen.getByRole('alert').textContent).toMatch(sentence);
});

test('a stall is told by where it was', () => {
  const { rerender } = render(<FaultNotice fault={{ code: 'timeout', host: 'a.b', stage: 'headers' }} />);
  const told = [];
  for (const stage of ['headers', 'first', 'body', 'whole'] as const) {
    rerender(<FaultNotice fault={{ code: 'timeout', host: 'a.b', stage }} />);
    told.push(screen.getByRole('alert').textContent);
  }
  expect(new Set(told).size).toBe(4);
});

test('a redirect is told with where it goes, where that is known', () => {
  const { rerender } = render(<FaultNotice fault={{ code: 'redirected', host: 'a.b', to: 'c.d' }} />);
  expect(screen.getByRole('alert').textContent).toContain('sends requests on to c.d.');
  rerender(<FaultNotice fault={{ code: 'redirected', host: 'a.b' }} />);
  expect(screen.getByRole('alert').textContent).toContain('sends requests on to another address.');
});
