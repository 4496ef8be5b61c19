import { expect } from 'vitest';
import { asAppError } from '@/utils/chat/model-faults';
import { faultOf } from '@/utils/core/faults';
import type { Capture, Format } from './captures';
import { type Heard, hear, providerFor, randomSizes, type Sizes } from './heard';
import { OFFICIAL } from './official-sdks';
import type { Replay, startReplayServer } from './replay-server';
import { REWRITES } from './rewrites';

type ReplayServer = Awaited<ReturnType<typeof startReplayServer>>;

const FORMATS: Format[] = ['chat', 'responses', 'messages', 'gemini', 'ollama'];

const SIZES: [string, Sizes][] = [
  ...[1, 2, 3, 7, 64].map((size): [string, Sizes] => [String(size), () => size]),
  ['whole', undefined],
  ['random', randomSizes(7)],
];

export function replayOf({ kind, format, status, text }: Capture): Replay {
  const streamed = format === 'ollama' ? 'application/x-ndjson' : 'text/event-stream';
  return { status, type: kind === 'stream' ? streamed : 'application/json', text };
}

export async function saysTheSameInPieces(server: ReplayServer, capture: Capture): Promise<void> {
  const baseUrl = server.answer(replayOf(capture));
  const provider = providerFor(capture.format);
  const whole = await hear(provider, baseUrl);
  for (const [size, sizes] of SIZES) expect((await hear(provider, baseUrl, sizes)).parts, `pieces of ${size}`).toEqual(whole.parts);
}

export async function isReadAsByTheOfficialSdk(server: ReplayServer, capture: Capture): Promise<void> {
  const baseUrl = server.answer(replayOf(capture));
  const ours = await hear(providerFor(capture.format), baseUrl);
  const official = await OFFICIAL[capture.format](baseUrl, capture.kind === 'stream').catch((cause: unknown) => cause);
  // What the SDK takes for an error is one here too.
  if (official instanceof Error) return expect(ours.error, String(official)).toBeDefined();
  expect(ours.error).toBeUndefined();
  expect(counted(ours)).toEqual(counted(official as Heard));
}

export async function saysTheSameHoweverItIsWritten(server: ReplayServer, capture: Capture): Promise<void> {
  const provider = providerFor(capture.format);
  const plain = await hear(provider, server.answer(replayOf(capture)));
  for (const [rewrite, write] of Object.entries(REWRITES)) {
    const text = write(capture.text, capture.format);
    if (text === undefined) continue;
    const baseUrl = server.answer({ ...replayOf(capture), text });
    for (const sizes of [undefined, () => 1, randomSizes(11)])
      expect((await hear(provider, baseUrl, sizes)).parts, rewrite).toEqual(plain.parts);
  }
}

/** A content type says nothing: the answer is told by its first character. */
export async function saysTheSameUnderAnyContentType(server: ReplayServer, capture: Capture): Promise<void> {
  const provider = providerFor(capture.format);
  const plain = await hear(provider, server.answer(replayOf(capture)));
  for (const type of ['text/plain', 'application/json', 'text/event-stream', 'application/octet-stream'])
    expect((await hear(provider, server.answer({ ...replayOf(capture), type }))).parts, type).toEqual(plain.parts);
}

export async function endsCleanlyInEveryOtherFormat(server: ReplayServer, capture: Capture): Promise<void> {
  const baseUrl = server.answer(replayOf(capture));
  for (const format of FORMATS.filter((each) => each !== capture.format)) {
    const { finish, error } = await hear(providerFor(format), baseUrl);
    expect(finish !== undefined || error !== undefined, format).toBe(true);
    if (error !== undefined) expect(faultOf(asAppError(error, 'host')).code).not.toBe('unknown');
  }
}

/** What stands in both; the SDK counts 0 where the server told nothing. */
function counted({ text, reasoning, calls, usage }: Heard): Heard {
  const { input, output, cached, reasoning: thought } = usage;
  return { text, reasoning, calls, usage: { input: input || 0, output: output || 0, cached: cached || 0, reasoning: thought || 0 } };
}
