import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart, LanguageModelV4StreamResult } from '@ai-sdk/provider';
import { AppError, faultOf, isAbort } from '@/utils/core/faults';
import { parseJson } from '@/utils/core/json';
import { createEventSource, type EventSource, MOST_WITH_PICTURES, type WireEvent } from './event-source';
import { generated } from './generated';
import { withPictures } from './pictures-apart';
import { withoutPlaceholder } from './placeholder-key';
import { failureIn } from './stream-failure';

type Fetch = typeof globalThis.fetch;

/**
 * Writes the events of one answer anew, as the SDK of its format reads them: servers leave out what the format demands, and add what it
 * does not know. Made for one answer, and keeps its state.
 */
export interface Mender {
  /**
   * @param event one event, or the whole answer of a server that did not stream
   * @returns the events to hand on; undefined where it is not of this format
   */
  mend(event: unknown): unknown[] | undefined;
  /** @returns what is still missing, at the end of an answer that came to its end */
  end(): unknown[];
  /** `said`: the end was told and only facts may follow; `over`: nothing follows. */
  readonly state: 'open' | 'said' | 'over';
  /** A picture was told, and of all that was begun nothing is missing: only what tells it again can be too large to be read. */
  readonly hasAll?: boolean;
}

interface MendedModelOptions {
  provider: string;
  modelId: string;
  host: string;
  fetch: Fetch;
  createMender(): Mender;
  /** Whether an event may hold a whole picture. */
  makesPictures?: boolean;
  /** The SDK's model over a fetch of ours. */
  open(fetch: Fetch): LanguageModelV4;
}

/**
 * An SDK's model that reads what real servers write. What goes wrong in mid-stream becomes one error part after all that arrived:
 * an AppError, or a StreamFailure with the server's words and status.
 */
export function mendedModel({
  provider,
  modelId,
  host,
  fetch,
  createMender,
  makesPictures = false,
  open,
}: MendedModelOptions): LanguageModelV4 {
  const most = makesPictures ? MOST_WITH_PICTURES : undefined;
  async function doStream(options: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamResult> {
    const wire: Wire = { failure: undefined };
    const mendingFetch: Fetch = async (input, init) =>
      mendedResponse(
        await fetch(input, withoutPlaceholder(init)),
        (body) => createEventSource(body, host, most),
        createMender(),
        wire,
        host,
      );
    const result = await open(mendingFetch).doStream({ ...options, includeRawChunks: true });
    return { ...result, stream: result.stream.pipeThrough(withPictures()).pipeThrough(failingLast(wire)) };
  }
  return {
    specificationVersion: 'v4',
    provider,
    modelId,
    supportedUrls: {},
    doStream,
    doGenerate: async (options) => generated(await doStream(options)),
  };
}

/** What the two sides of the SDK tell one another. */
interface Wire {
  failure: unknown;
}

function mendedResponse(
  response: Response,
  sourceOf: (body: ReadableStream<Uint8Array>) => EventSource,
  mender: Mender,
  wire: Wire,
  host: string,
): Response {
  if (!response.ok || !response.body) return response;
  const source = sourceOf(response.body);
  const headers = new Headers(response.headers);
  headers.set('content-type', 'text/event-stream');
  headers.delete('content-length');
  return new Response(mendedBody(source, mender, wire, host), { status: response.status, headers });
}

function mendedBody(source: EventSource, mender: Mender, wire: Wire, host: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let recognised = false;
  let over = false;

  function mend(event: WireEvent): unknown[] {
    if (over) return [];
    if (event.type === 'json') {
      const failure = failureIn(event.json, event.name);
      if (failure) fail(failure);
      const mended = failure ? [] : mender.mend(event.json);
      if (mended) recognised = true;
      if (mender.state === 'over') over = true;
      return mended ?? [];
    }
    if (event.type === 'broken') fail(recognised ? new AppError({ code: 'cut-off', host }) : wrongFormat());
    over = true;
    return [];
  }
  function fail(failure: unknown): void {
    over = true;
    // What comes after the end cannot spoil the answer.
    if (mender.state === 'open') wire.failure ??= failure;
  }
  function wrongFormat(): AppError {
    return new AppError({ code: 'wrong-format', host });
  }
  /** The next piece to hand on; undefined at the end. */
  async function next(): Promise<unknown[] | undefined> {
    const batch = over ? undefined : await source.next();
    if (batch) return batch.flatMap(mend);
    const isDone = over && recognised;
    if (wire.failure === undefined && mender.state === 'open' && !isDone)
      fail(recognised ? new AppError({ code: 'cut-off', host }) : wrongFormat());
    return undefined;
  }

  function piece(events: unknown[]): Uint8Array<ArrayBuffer> {
    return encoder.encode(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
  }
  /** What is handed on at the end. */
  function last(): unknown[] {
    return wire.failure === undefined ? mender.end() : [];
  }

  return new ReadableStream({
    async pull(controller) {
      try {
        for (;;) {
          const events = await next();
          const told = events ?? last();
          if (told.length > 0) controller.enqueue(piece(told));
          if (!events) break;
          if (told.length > 0) return;
        }
        controller.close();
        // Some servers keep the connection open after their last word.
        await source.cancel();
      } catch (cause) {
        if (isAbort(cause)) return controller.error(cause);
        if (!(mender.hasAll && faultOf(cause).code === 'too-large')) fail(cause);
        controller.enqueue(piece(last()));
        controller.close();
        await source.cancel(cause);
      }
    },
    cancel: (reason) => source.cancel(reason),
  });
}

/** Parts as they come, but the failure last and instead of the end, so that nothing that arrived is lost. */
function failingLast(wire: Wire): TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart> {
  let misread: unknown;
  let finish: LanguageModelV4StreamPart | undefined;
  return new TransformStream({
    transform(part, controller) {
      if (part.type === 'error') misread ??= part.error;
      else if (part.type === 'finish') finish ??= part;
      else if (part.type !== 'tool-call') controller.enqueue(part);
      else if (!part.input.trim()) controller.enqueue({ ...part, input: '{}' });
      // Half a tool call is none.
      else if (wire.failure === undefined || parseJson(part.input) !== undefined) controller.enqueue(part);
    },
    flush(controller) {
      const failure = wire.failure ?? misread;
      if (failure !== undefined) controller.enqueue({ type: 'error', error: failure });
      else if (finish) controller.enqueue(finish);
    },
  });
}
