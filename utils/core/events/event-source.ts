import { createParser } from 'eventsource-parser';
import { createBreathing } from '@/utils/core/breathe';
import { AppError } from '@/utils/core/faults';
import { parseJson } from '@/utils/core/json';

/** What one answer may hold (FACTS, "Ceilings to start from"): characters of one event or line, of a body that was not streamed, events. */
const MOST: MostOfAnswer = { eventCharacters: 1024 * 1024, wholeCharacters: 8 * 1024 * 1024, events: 200_000 };
/** One event holds a whole picture, as base64 (`MOST_MADE_BYTES`). */
export const MOST_WITH_PICTURES: MostOfAnswer = { ...MOST, eventCharacters: 34 * 1024 * 1024, wholeCharacters: 34 * 1024 * 1024 };

export type MostOfAnswer = Record<'eventCharacters' | 'wholeCharacters' | 'events', number>;

export type WireEvent =
  | { type: 'json'; json: unknown; name?: string | undefined }
  /** `[DONE]`: the server has said all. */
  | { type: 'done' }
  /** Something that should be JSON and is not, as when a connection ends in the middle. */
  | { type: 'broken' };

export interface EventSource {
  /**
   * @returns the events of the next piece that holds any; undefined at the end
   * @throws AppError `too-large`; what reading the body throws
   */
  next(): Promise<WireEvent[] | undefined>;
  cancel(reason?: unknown): Promise<void>;
}

/**
 * The events of an answer: of an event stream, of JSON lines, or the one JSON text of a server that did not stream. Which it is shows
 * in the first character, as content types lie. Reads only as fast as it is asked, in time linear in the bytes.
 */
export function createEventSource(body: ReadableStream<Uint8Array>, host: string, most = MOST): EventSource {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let events: WireEvent[] = [];
  let count = 0;
  let ended = false;
  let failure: unknown;
  let parse: TextParser | undefined;
  const breathe = createBreathing();

  function take(event: WireEvent): void {
    if (++count > most.events) throw tooLarge();
    events.push(event);
  }
  function tooLarge(): AppError {
    return new AppError({ code: 'too-large', host });
  }
  function feed(text: string): void {
    // Blank lines may stand before the first event.
    const shown = parse ? text : text.trimStart();
    if (!shown) return;
    parse ??= /^[{[]/.test(shown) ? jsonParser(take, tooLarge, most) : streamParser(take, tooLarge, most);
    parse.feed(shown);
  }

  return {
    async next() {
      while (events.length === 0 && !ended) {
        // Events that say nothing may come without end, and nobody after us would let a click through.
        await breathe();
        const { done, value } = await reader.read();
        ended = done;
        try {
          feed(decoder.decode(value, { stream: !done }));
          if (done) parse?.end();
        } catch (cause) {
          // What was read before it is handed on first.
          ended = true;
          failure = cause;
        }
      }
      const batch = events;
      events = [];
      if (batch.length === 0 && failure !== undefined) throw failure;
      return batch.length > 0 ? batch : undefined;
    },
    cancel: (reason) => reader.cancel(reason).catch(() => undefined),
  };
}

interface TextParser {
  feed(text: string): void;
  end(): void;
}

function streamParser(take: (event: WireEvent) => void, tooLarge: () => AppError, most: MostOfAnswer): TextParser {
  const parser = createParser({
    maxBufferSize: most.eventCharacters,
    onEvent({ data, event: name }) {
      const text = data.trim();
      if (text === '[DONE]') return take({ type: 'done' });
      const json = parseJson(text);
      // Words that are no JSON keep a connection open.
      if (json !== undefined) take({ type: 'json', json, name });
      else if (/^[{[]/.test(text)) take({ type: 'broken' });
    },
    onError({ type }) {
      if (type === 'max-buffer-size-exceeded') throw tooLarge();
    },
  });
  return {
    feed: (text) => parser.feed(text),
    // The last event may lack its blank line.
    end: () => parser.feed('\n\n'),
  };
}

/** JSON lines; where the first line is no JSON of its own, one JSON text in many lines, or an array of events. */
function jsonParser(take: (event: WireEvent) => void, tooLarge: () => AppError, most: MostOfAnswer): TextParser {
  let pieces: string[] = [];
  let length = 0;
  let shape: 'unknown' | 'lines' | 'whole' = 'unknown';

  function takeLine(text: string): void {
    const json = parseJson(text);
    if (Array.isArray(json)) for (const each of json) take({ type: 'json', json: each });
    else take(json === undefined ? { type: 'broken' } : { type: 'json', json });
  }
  function endLine(): void {
    const text = pieces.join('');
    if (shape === 'unknown') shape = parseJson(text) === undefined ? 'whole' : 'lines';
    if (shape === 'whole') return;
    pieces = [];
    length = 0;
    if (text.trim()) takeLine(text);
  }
  function add(text: string): void {
    pieces.push(text);
    length += text.length;
    if (length > (shape === 'lines' ? most.eventCharacters : most.wholeCharacters)) throw tooLarge();
  }
  return {
    feed(text) {
      let rest = text;
      while (shape !== 'whole') {
        const end = rest.search(/[\r\n]/);
        if (end < 0) break;
        add(rest.slice(0, end));
        endLine();
        // Between the lines of one text the line's end is white space like any other.
        rest = rest.slice(end + 1);
      }
      if (rest) add(rest);
    },
    end() {
      const text = pieces.join('');
      if (text.trim()) takeLine(text);
    },
  };
}
