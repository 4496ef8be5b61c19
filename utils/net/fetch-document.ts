import { AppError, isAbort } from '@/utils/core/faults';
import { boundBody } from './bound-body';
import { CEILINGS, type Ceilings } from './ceilings';
import { startWakingClock } from './waking-clock';

/** A document is held whole, and so is bounded more narrowly in time and more widely in bytes than an answer. */
const DOCUMENT_CEILINGS: Ceilings = {
  ...CEILINGS,
  headersMs: 30_000,
  silenceMs: 30_000,
  answerMs: 5 * 60_000,
  bytes: 128 * 1024 * 1024,
  wholeBytes: 128 * 1024 * 1024,
};

/**
 * Fetches what a tab shows once more, as that site's own visitor: with its cookies, without any key of ours, and without following a
 * redirect anywhere else. The user must have allowed the site.
 * @param types media types that are wanted; of another the body is not read
 * @returns undefined where it is of another type
 * @throws AppError `too-large`, `timeout`, `cut-off`, `unreachable`
 */
export async function fetchDocument(
  address: string,
  types: readonly string[],
  signal: AbortSignal,
  ceilings: Ceilings = DOCUMENT_CEILINGS,
): Promise<Blob | undefined> {
  const { host } = new URL(address);
  const end = new AbortController();
  const clock = startWakingClock(ceilings, (stage) => end.abort(new AppError({ code: 'timeout', host, stage })));
  const stop = () => end.abort(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener('abort', stop);
  try {
    clock.wait('headers');
    const response = await fetch(address, {
      headers: { accept: types.join(', ') },
      signal: end.signal,
      redirect: 'error',
      credentials: 'include',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    clock.heard();
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (!response.ok || !types.includes(type)) {
      await response.body?.cancel();
      return undefined;
    }
    return await boundBody(response, { end, clock, host, ceilings, isAnswer: false }).blob();
  } catch (cause) {
    signal.throwIfAborted();
    if (end.signal.aborted && !isAbort(end.signal.reason)) throw end.signal.reason;
    throw cause instanceof AppError ? cause : new AppError({ code: 'unreachable', host }, { cause });
  } finally {
    clock.stop();
    signal.removeEventListener('abort', stop);
  }
}
