import { expect, test } from 'vitest';
import { orAborted } from '@/utils/core/or-aborted';

const never = () => new Promise<never>(() => undefined);

test('what never comes is waited for until nobody wants it any more', async () => {
  const end = new AbortController();
  const waiting = orAborted(never(), end.signal);
  end.abort();
  await expect(waiting).rejects.toBe(end.signal.reason);
  await expect(orAborted(never(), end.signal)).rejects.toBe(end.signal.reason);
});

test('what comes first counts, whatever the signal says later', async () => {
  const end = new AbortController();
  const came = orAborted(Promise.resolve('picture'), end.signal);
  const failed = orAborted(Promise.reject(new Error('closed')), end.signal);
  await expect(failed).rejects.toThrow('closed');
  end.abort();
  expect(await came).toBe('picture');
});
