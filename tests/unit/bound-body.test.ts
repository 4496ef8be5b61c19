import { expect, test } from 'vitest';
import { faultOf } from '@/utils/core/faults';
import { boundBody } from '@/utils/net/bound-body';
import { CEILINGS } from '@/utils/net/ceilings';
import { startWakingClock } from '@/utils/net/waking-clock';

/** A body whose chunks are as big as these, as Firefox gives them after a while in which nobody read. */
function bound(chunks: readonly Uint8Array<ArrayBuffer>[], ceilings = CEILINGS) {
  const end = new AbortController();
  const clock = startWakingClock(ceilings, () => undefined);
  end.signal.addEventListener('abort', () => clock.stop());
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const response = new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  return { end, reader: boundBody(response, { end, clock, host: 'h', ceilings, isAnswer: true }).body?.getReader() };
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array> | undefined) {
  const pieces: Uint8Array[] = [];
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) pieces.push(next.value);
  } catch (error) {
    return { pieces, fault: faultOf(error).code };
  }
  return { pieces, fault: 'none' };
}

const MB = 1024 * 1024;

test('a chunk of megabytes is handed on in pieces, and whole', async () => {
  const chunk = Uint8Array.from({ length: MB + 1 }, (_, at) => (at % 100 === 0 ? 10 : at % 251));
  const { pieces, fault } = await read(bound([chunk, Uint8Array.of(1, 2, 3)]).reader);
  expect(fault).toBe('none');
  expect(Math.max(...pieces.map(({ byteLength }) => byteLength))).toBe(16 * 1024);
  expect(Buffer.concat(pieces).equals(Buffer.concat([chunk, Uint8Array.of(1, 2, 3)]))).toBe(true);
});

test('of a chunk that passes the ceiling, what came before it is kept', async () => {
  const { end, reader } = bound([new Uint8Array(100).fill(10), new Uint8Array(3 * MB).fill(10)], { ...CEILINGS, bytes: 2 * MB });
  const { pieces, fault } = await read(reader);
  expect(fault).toBe('too-large');
  expect(Buffer.concat(pieces).byteLength).toBeGreaterThan(2 * MB - 16 * 1024);
  expect(Buffer.concat(pieces).byteLength).toBeLessThanOrEqual(2 * MB);
  expect(end.signal.aborted).toBe(true);
});

test('a server that nobody reads is ended at the ceiling all the same', async () => {
  const { end, reader } = bound(
    Array.from({ length: 3 }, () => new Uint8Array(MB).fill(10)),
    { ...CEILINGS, bytes: 2 * MB },
  );
  await expect.poll(() => end.signal.aborted).toBe(true);
  const { pieces, fault } = await read(reader);
  expect([Buffer.concat(pieces).byteLength, fault]).toEqual([2 * MB, 'too-large']);
});

test('a line that is too long is found within a chunk, too', async () => {
  const chunk = new Uint8Array(3 * MB).fill(120);
  chunk[chunk.length - 1] = 10;
  expect(await read(bound([chunk]).reader)).toMatchObject({ fault: 'too-large' });
});

test('a stop does not wait for the rest of a chunk', async () => {
  const { end, reader } = bound([new Uint8Array(MB).fill(10)]);
  await reader?.read();
  end.abort(new DOMException('stopped', 'AbortError'));
  await expect(reader?.read()).rejects.toThrow('stopped');
});
