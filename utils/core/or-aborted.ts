/** What is waited for, or the signal's reason where that comes first: for what nobody can call off, and what may never come. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const leave = () => reject(signal.reason);
  if (signal.aborted) leave();
  signal.addEventListener('abort', leave, { once: true });
  return Promise.race([aborted, work]).finally(() => signal.removeEventListener('abort', leave));
}
