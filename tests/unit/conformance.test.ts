import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { asAppError } from '@/utils/chat/model-faults';
import { faultOf } from '@/utils/core/faults';
import { parseJson, stringAt } from '@/utils/core/json';
import { faultOfResponse } from '@/utils/core/server-faults';
import { type Capture, findCaptures } from './captures';
import {
  endsCleanlyInEveryOtherFormat,
  endsCleanlyWhenSpoiled,
  isReadAsByTheOfficialSdk,
  replayOf,
  saysTheSameHoweverItIsWritten,
  saysTheSameInPieces,
  saysTheSameUnderAnyContentType,
} from './conforms';
import { hear, providerFor } from './heard';
import { OFFICIAL } from './official-sdks';
import { startReplayServer } from './replay-server';

const found = findCaptures();
if (!found && process.env['CI']) throw new Error('the recordings are missing');
if (!found) console.log('skipped: no recordings beside the repository');
const { captures, others } = found ?? { captures: [], others: [] };
for (const { name, reason, kind } of others) if (kind === 'none') console.log(`skipped ${name}: ${reason}`);

const named = <T extends { name: string }>(rows: T[]) => rows.map((row): [string, T] => [row.name, row]);
const answers = named(captures.filter(({ kind }) => kind !== 'error'));
const streams = named(captures.filter(({ kind }) => kind === 'stream'));
const refusals = named(captures.filter(({ kind }) => kind === 'error'));
const otherRefusals = named(others.filter(({ kind }) => kind === 'error'));

// Long recordings, a byte at a time, on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let server: Awaited<ReturnType<typeof startReplayServer>>;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.stop());

describe.skipIf(answers.length === 0)('recorded answers', () => {
  test.each(answers)('%s says the same in pieces of every size', (_name, capture) => saysTheSameInPieces(server, capture));
  test.each(answers)('%s is read as by the official SDK', (_name, capture) => isReadAsByTheOfficialSdk(server, capture));
  test.each(answers)('%s says the same under any content type', (_name, capture) => saysTheSameUnderAnyContentType(server, capture));
  test.each(streams)('%s says the same however it is written', (_name, capture) => saysTheSameHoweverItIsWritten(server, capture));
  test.each(answers)('%s ends cleanly when it is spoiled', (_name, capture) => endsCleanlyWhenSpoiled(server, capture));
  test.each(answers)('%s ends cleanly in every other format', (_name, capture) => endsCleanlyInEveryOtherFormat(server, capture));
});

test.skipIf(refusals.length === 0).each(refusals)('%s is a fault with the server’s words', async (_name, capture: Capture) => {
  const baseUrl = server.answer(replayOf(capture));
  const failure = await hear(providerFor(capture.format), baseUrl).catch((error: unknown) => error);
  const fault = faultOf(asAppError(failure, 'host'));
  expect(fault).toMatchObject({ status: capture.status, host: 'host' });
  expect(['unknown', 'wrong-format']).not.toContain(fault.code);
  const message = stringAt(parseJson(capture.text), 'error', 'message') ?? '';
  expect(fault.said).toContain(message.trim().slice(0, 40));
  await expect(OFFICIAL[capture.format](baseUrl, true)).rejects.toThrow();
});

test.skipIf(otherRefusals.length === 0).each(otherRefusals)('%s is a fault as well', (_name, { status, text }) => {
  const fault = faultOfResponse('host', status, text);
  expect(fault.code).not.toBe('unknown');
  expect(fault.said).toBeTruthy();
});
