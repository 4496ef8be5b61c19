import { afterEach, expect, test, vi } from 'vitest';
import { hostTurns } from '@/utils/chat/host';
import { messageOf, requestStop } from '@/utils/store/messages';
import { misbehave, queueTurn } from './queued-turn';

afterEach(() => void vi.useRealTimers());

test('while an answer waits for its server its host is kept awake, and no longer', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { url } = await misbehave((_request, response) => {
    response.writeHead(429, { 'retry-after': '100' });
    response.end('{}');
  });
  const { id } = await queueTurn(url);
  const touch = vi.fn();
  hostTurns({ touch });
  await expect.poll(async () => (await messageOf(id))?.retries, { timeout: 5_000 }).toBe(1);
  vi.advanceTimersByTime(45_000);
  expect(touch).toHaveBeenCalledTimes(2);
  await requestStop(id);
  await expect.poll(async () => (await messageOf(id))?.status).toBe('stopped');
  // The host looks up from the turn a moment after the row has ended.
  await new Promise((done) => setTimeout(done, 50));
  vi.advanceTimersByTime(60_000);
  expect(touch).toHaveBeenCalledTimes(2);
});
