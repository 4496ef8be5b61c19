import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asAppError } from '@/utils/chat/model-faults';
import { faultOf } from '@/utils/core/faults';
import { parseJson, stringAt } from '@/utils/core/json';
import { faultOfResponse } from '@/utils/core/server-faults';
import { type Capture, type Format, findCaptures } from './captures';
import { type Heard, hear, providerFor, type Read, randomSizes, type Sizes } from './heard';
import { OFFICIAL } from './official-sdks';
import { type Replay, startReplayServer } from './replay-server';
import { REWRITES } from './rewrites';

const FORMATS: Format[] = ['chat', 'responses', 'messages', 'gemini', 'ollama'];
const found = findCaptures();
if (!found && process.env['CI']) throw new Error('the recordings are missing');
if (!found) console.log('skipped: no recordings beside the repository');
const captures = found?.captures ?? [];
const others = found?.others ?? [];
for (const { name, reason, kind } of others) if (kind === 'none') console.log(`skipped ${name}: ${reason}`);

let server: Awaited<ReturnType<typeof startReplayServer>>;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.stop());

function replayOf({ name, status, text }: Capture): Replay {
  const type = name.endsWith('.json') ? 'application/json' : name.endsWith('.ndjson') ? 'application/x-ndjson' : 'text/event-stream';
  return { status, type, text };
}

const SIZES: [string, Sizes][] = [
  ...[1, 2, 3, 7, 64].map((size): [string, Sizes] => [String(size), () => size]),
  ['whole', undefined],
  ['random', randomSizes(7)],
];

/** What stands in both; the SDK counts 0 where the server told nothing. */
function counted(heard: Heard): Heard {
  const { input, output, cached, reasoning } = heard.usage;
  return {
    text: heard.text,
    reasoning: heard.reasoning,
    calls: heard.calls,
    usage: { input: input || 0, output: output || 0, cached: cached || 0, reasoning: reasoning || 0 },
  };
}

const answers = captures.filter(({ kind }) => kind !== 'error');
const streams = answers.filter(({ kind }) => kind === 'stream');

describe.skipIf(answers.length === 0)('recorded answers', () => {
  test.each(answers.map((capture) => [capture.name, capture] as const))(
    '%s says the same in pieces of every size',
    async (_name, capture) => {
      const baseUrl = server.answer(replayOf(capture));
      const provider = providerFor(capture.format);
      const whole = await hear(provider, baseUrl);
      for (const [size, sizes] of SIZES) expect((await hear(provider, baseUrl, sizes)).parts, `pieces of ${size}`).toEqual(whole.parts);
    },
  );

  test.each(answers.map((capture) => [capture.name, capture] as const))('%s is read as by the official SDK', async (_name, capture) => {
    const baseUrl = server.answer(replayOf(capture));
    const ours = await hear(providerFor(capture.format), baseUrl);
    const official = await OFFICIAL[capture.format](baseUrl, capture.kind === 'stream').catch((cause: unknown) => cause);
    // What the SDK takes for an error is one here too.
    if (official instanceof Error) expect(ours.error, String(official)).toBeDefined();
    else {
      expect(ours.error).toBeUndefined();
      expect(counted(ours)).toEqual(counted(official as Heard));
    }
  });

  test.each(streams.map((capture) => [capture.name, capture] as const))(
    '%s says the same however it is written',
    async (_name, capture) => {
      const provider = providerFor(capture.format);
      const plain = await hear(provider, server.answer(replayOf(capture)));
      for (const [rewrite, write] of Object.entries(REWRITES)) {
        const written = write(capture.text, capture.format);
        if (written === undefined) continue;
        const baseUrl = server.answer({ ...replayOf(capture), text: written });
        for (const sizes of [undefined, () => 1, randomSizes(11)])
          expect((await hear(provider, baseUrl, sizes)).parts, rewrite).toEqual(plain.parts);
      }
    },
  );

  test.each(answers.map((capture) => [capture.name, capture] as const))('%s ends cleanly in every other format', async (_name, capture) => {
    const baseUrl = server.answer(replayOf(capture));
    for (const format of FORMATS.filter((each) => each !== capture.format)) {
      const read: Read = await hear(providerFor(format), baseUrl);
      expect(read.finish !== undefined || read.error !== undefined, format).toBe(true);
      if (read.error !== undefined) expect(faultOf(asAppError(read.error, 'host')).code).not.toBe('unknown');
    }
  });
});

const refusals = captures.filter(({ kind }) => kind === 'error');

test.skipIf(refusals.length === 0).each(refusals.map((capture) => [capture.name, capture] as const))(
  '%s is a fault with the server’s words',
  async (_name, capture) => {
    const baseUrl = server.answer(replayOf(capture));
    const failure = await hear(providerFor(capture.format), baseUrl).catch((error: unknown) => error);
    const fault = faultOf(asAppError(failure, 'host'));
    expect(fault).toMatchObject({ status: capture.status, host: 'host' });
    expect(['unknown', 'wrong-format']).not.toContain(fault.code);
    const message = stringAt(parseJson(capture.text), 'error', 'message') ?? '';
    expect(fault.said).toContain(message.trim().slice(0, 40));
    await expect(OFFICIAL[capture.format](baseUrl, true)).rejects.toThrow();
  },
);

const otherRefusals = others.filter(({ kind }) => kind === 'error');

test.skipIf(otherRefusals.length === 0).each(otherRefusals.map((each) => [each.name, each] as const))(
  '%s is a fault as well',
  (_name, { status, text }) => {
    const fault = faultOfResponse('host', status, text);
    expect(fault.code).not.toBe('unknown');
    expect(fault.said).toBeTruthy();
  },
);
