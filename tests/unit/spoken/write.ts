import type { Capture } from '../captures';

/** A recording without its format: name, how it is answered, text. */
export type Row = [name: string, kind: Capture['kind'], text: string];

/** Events of a stream; strings stand as they are. */
export const sse = (...events: unknown[]) =>
  events.map((event) => (typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`)).join('');

/** Events under the names of their types. */
export const named = (...events: { type: string }[]) =>
  events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
