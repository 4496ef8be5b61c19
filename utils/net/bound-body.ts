import { AppError } from '@/utils/core/faults';
import type { Ceilings } from './ceilings';

const LF = 10;
const CR = 13;

/**
 * The response with its body watched: silence, whole time, decoded bytes, and bytes without a line's end in a stream.
 * @param end aborts the request behind it
 */
export function boundBody(response: Response, end: AbortController, host: string, ceilings: Ceilings): Response {
  if (!response.body) return response;
  const reader = response.body.getReader();
  const streams = /event-stream|ndjson/.test(response.headers.get('content-type') ?? '');
  let bytes = 0;
  let line = 0;
  const giveUp = (code: 'timeout' | 'too-large') => end.abort(new AppError({ code, host }));
  const whole = setTimeout(() => giveUp('timeout'), ceilings.answerMs);
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const silence = setTimeout(() => giveUp('timeout'), ceilings.silenceMs);
      try {
        const { done, value } = await reader.read();
        if (done) {
          clearTimeout(whole);
          controller.close();
          return;
        }
        bytes += value.byteLength;
        const lineEnd = Math.max(value.lastIndexOf(LF), value.lastIndexOf(CR));
        line = lineEnd < 0 ? line + value.byteLength : value.byteLength - lineEnd - 1;
        if (bytes > ceilings.bytes || (streams && line > ceilings.lineBytes)) {
          giveUp('too-large');
          throw end.signal.reason;
        }
        controller.enqueue(value);
      } catch (cause) {
        clearTimeout(whole);
        controller.error(end.signal.aborted ? end.signal.reason : new AppError({ code: 'cut-off', host }, { cause }));
      } finally {
        clearTimeout(silence);
      }
    },
    cancel(reason) {
      clearTimeout(whole);
      end.abort(reason);
    },
  });
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
}
