import { createBreathing } from '@/utils/core/breathe';
import { AppError } from '@/utils/core/faults';
import type { Ceilings } from './ceilings';
import type { WakingClock } from './waking-clock';

const LF = 10;
const CR = 13;
/** Bytes handed on at a time. Firefox gives all that came since it was last asked, measured up to 190 MB: too much to parse in one go. */
const PIECE_BYTES = 16 * 1024;

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
 *
 * The body is read at once, whoever asks for it when: Firefox does not hold a server back, but piles up without end what nobody reads.
 * Here it ends at the ceiling. What came before that, or before a timeout or a broken connection, is handed on first.
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
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let line = 0;
  let failure: unknown;
  let isOver = false;
  let news = Promise.withResolvers<void>();
  const breathe = createBreathing();

  async function readAll(): Promise<void> {
    try {
      for (;;) {
        clock.wait(bytes === 0 ? 'first' : 'body');
        const { done, value } = await reader.read();
        clock.heard();
        if (done) return;
        for (let at = 0; at < value.byteLength; at += PIECE_BYTES) take(value.subarray(at, at + PIECE_BYTES));
        news.resolve();
        await breathe();
      }
    } catch (cause) {
      failure = end.signal.aborted ? end.signal.reason : new AppError({ code: 'cut-off', host }, { cause });
    } finally {
      clock.stop();
      isOver = true;
      news.resolve();
    }
  }

  function take(piece: Uint8Array<ArrayBuffer>): void {
    bytes += piece.byteLength;
    const lineEnd = Math.max(piece.lastIndexOf(LF), piece.lastIndexOf(CR));
    line = lineEnd < 0 ? line + piece.byteLength : piece.byteLength - lineEnd - 1;
    if (bytes > mostBytes || (inLines && line > ceilings.lineBytes)) {
      end.abort(new AppError({ code: 'too-large', host }));
      throw end.signal.reason;
    }
    pieces.push(piece);
  }

  void readAll();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        while (pieces.length === 0 && !isOver) {
          news = Promise.withResolvers();
          await news.promise;
        }
        const piece = pieces.shift();
        if (isStopped(end.signal)) controller.error(end.signal.reason);
        else if (piece) controller.enqueue(piece);
        else if (failure !== undefined) controller.error(failure);
        else controller.close();
      },
      cancel(reason) {
        pieces.length = 0;
        end.abort(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
}

/** Whether the caller ended it: then nobody waits for what had come. A ceiling's own reason is a fault. */
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted && !(signal.reason instanceof AppError);
}
