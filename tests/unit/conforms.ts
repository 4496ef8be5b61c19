import { expect } from 'vitest';
import { asAppError } from '@/utils/chat/model-faults';
import { faultOf } from '@/utils/core/faults';
import { type Capture, type Format, hasEnd } from './captures';
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
  if (hasEnd(capture)) {
    expect(ours.error).toBeUndefined();
    return expect(counted(ours)).toEqual(counted(official as Heard));
  }
  // Chat, Gemini and Ollama are read to wherever they end. We say that they were cut, and drop the call they were cut in.
  expect(faultOf(ours.error)).toMatchObject({ code: 'cut-off' });
  const { text, reasoning } = official as Heard;
  expect({ text: ours.text, reasoning: ours.reasoning }).toEqual({ text, reasoning });
}

export async function saysTheSameHoweverItIsWritten(server: ReplayServer, capture: Capture): Promise<void> {
  const provider = providerFor(capture.format);
  const plain = await hear(provider, server.answer(replayOf(capture)));
  for (const [rewrite, write] of Object.entries(REWRITES)) {
    const text = write(capture.text.replaceAll('\r\n', '\n'), capture.format);
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

/** Servers and networks spoil answers in every way: each ends with its end or one error, and nothing hangs or throws. */
export async function endsCleanlyWhenSpoiled(server: ReplayServer, capture: Capture): Promise<void> {
  const random = randomSizes(capture.text.length + 1);
  const bound = capture.format === 'ollama' ? '\n' : '\n\n';
  for (const spoil of Object.values(SPOILS)) {
    const at = (random() * 97 + random()) % capture.text.length;
    const events = capture.text.split(bound);
    const text = spoil(capture.text, events, at).join(bound);
    const { finish, error } = await hear(providerFor(capture.format), server.answer({ text }), random);
    expect(finish !== undefined || error !== undefined, text).toBe(true);
    if (error !== undefined) expect(faultOf(asAppError(error, 'host')).code, text).not.toBe('unknown');
  }
}

const SPOILS: Record<string, (text: string, events: string[], at: number) => string[]> = {
  cut: (text, _events, at) => [text.slice(0, at)],
  overwritten: (text, _events, at) => [`${text.slice(0, at)}"${text.slice(at + 1)}`],
  'one less': (_text, events, at) => events.filter((_event, place) => place !== at % events.length),
  'one twice': (_text, events, at) => events.flatMap((event, place) => (place === at % events.length ? [event, event] : [event])),
  backwards: (_text, events) => events.toReversed(),
};

/** What stands in both; the SDK counts 0 where the server told nothing. */
function counted({ text, reasoning, calls, usage }: Heard): Heard {
  const { input, output, cached, reasoning: thought } = usage;
  return { text, reasoning, calls, usage: { input: input || 0, output: output || 0, cached: cached || 0, reasoning: thought || 0 } };
}
