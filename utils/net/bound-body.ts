import { AppError } from '@/utils/core/faults';
import type { Ceilings } from './ceilings';
import type { WakingClock } from './waking-clock';

const LF = 10;
const CR = 13;

interface BoundBodyOptions {
  /** Aborts the request behind it. */
  end: AbortController;
  clock: WakingClock;
  host: string;
  ceilings: Ceilings;
  /** Whether it answers a question, and so may be a stream whatever its type says. */
  isAnswer: boolean;
}

/**
 * The response with its body watched: silence, whole time, decoded bytes, and bytes without a line's end where it says that it comes in
 * lines. One JSON text may be one long line; an answer of another type is bounded by who reads it (`core/events/event-source`).
 */
export function boundBody(response: Response, { end, clock, host, ceilings, isAnswer }: BoundBodyOptions): Response {
  if (!response.body) {
    clock.stop();
    return response;
  }
  const reader = response.body.getReader();
  const type = response.headers.get('content-type') ?? '';
  const inLines = /event-stream|ndjson/.test(type);
  const isWhole = !response.ok || /\bjson\b/.test(type) || (!isAnswer && !inLines);
  const mostBytes = isWhole ? Math.min(ceilings.bytes, ceilings.wholeBytes) : ceilings.bytes;
  let bytes = 0;
  let line = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        clock.wait(bytes === 0 ? 'first' : 'body');
        try {
          const { done, value } = await reader.read();
          clock.heard();
          if (done) {
            clock.stop();
            controller.close();
            return;
          }
          bytes += value.byteLength;
          const lineEnd = Math.max(value.lastIndexOf(LF), value.lastIndexOf(CR));
          line = lineEnd < 0 ? line + value.byteLength : value.byteLength - lineEnd - 1;
          if (bytes > mostBytes || (inLines && line > ceilings.lineBytes)) {
            end.abort(new AppError({ code: 'too-large', host }));
            throw end.signal.reason;
          }
          controller.enqueue(value);
        } catch (cause) {
          clock.stop();
          controller.error(end.signal.aborted ? end.signal.reason : new AppError({ code: 'cut-off', host }, { cause }));
        }
      },
      cancel(reason) {
        end.abort(reason);
      },
    },
    // Nothing is read ahead: what nobody asks for stays with the server.
    { highWaterMark: 0 },
  );
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
}
