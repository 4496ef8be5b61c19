import { AppError, shorten } from '@/utils/core/faults';
import { field, parseJson } from '@/utils/core/json';
import { statusOfError } from '@/utils/core/server-faults';

/** Bytes of a body that are looked at; a refusal is shorter. */
const MOST_BYTES = 64 * 1024;

/**
 * A web page in place of an answer is told as what it is, and `{"error": …}` under status 200 gets the status that it means. Streams that
 * say so in their type are left alone: their errors are events.
 * @throws AppError `wrong-format` where it is a web page, with its title
 */
export async function unmaskError(response: Response, host: string): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !response.body || /event-stream|ndjson/.test(type)) return response;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let text = '';
  let ended = false;
  // An answer shows itself by its first character; only what may be a refusal or a page is read on.
  while (!ended && text.length < MOST_BYTES && mayBeMasked(text)) {
    const { done, value } = await reader.read();
    ended = done;
    if (!value) continue;
    chunks.push(value);
    text += decoder.decode(value, { stream: true });
  }
  if (/^\s*</.test(text)) throw new AppError({ code: 'wrong-format', host, ...titleIn(text) });
  const json = ended ? parseJson(text) : undefined;
  const error = field(json, 'error');
  if (error) return new Response(text, { status: statusOfError(error, json), headers: response.headers });
  return new Response(joined(chunks, reader), { status: response.status, statusText: response.statusText, headers: response.headers });
}

/** Whether this may still become `{"error": …}` or a page with a title. */
function mayBeMasked(text: string): boolean {
  const start = text.trimStart();
  if (start.startsWith('<')) return !/<\/title>|<body/i.test(start);
  return start === '' || (start.startsWith('{') && !/^\{\s*"(?!error|type|message|status|code|detail|object|success)/.test(start));
}

function titleIn(html: string): { said?: string } {
  const title = /<title[^>]*>([^<]*)/i.exec(html)?.[1]?.trim();
  return title ? { said: shorten(title) } : {};
}

/** What was read, and then the rest. */
function joined(
  chunks: readonly Uint8Array<ArrayBuffer>[],
  rest: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const waiting = [...chunks];
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const first = waiting.shift();
        if (first) return controller.enqueue(first);
        const { done, value } = await rest.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => rest.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
