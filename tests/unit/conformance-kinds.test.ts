import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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
import { startReplayServer } from './replay-server';
import { SPOKEN } from './spoken/all';

vi.setConfig({ testTimeout: 60_000 });

let server: Awaited<ReturnType<typeof startReplayServer>>;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.stop());

test.each(SPOKEN.map((capture) => [capture.name, capture] as const))('%s', async (_name, capture) => {
  await isReadAsByTheOfficialSdk(server, capture);
  await saysTheSameInPieces(server, capture);
  await saysTheSameUnderAnyContentType(server, capture);
  if (capture.kind === 'stream') await saysTheSameHoweverItIsWritten(server, capture);
  await endsCleanlyInEveryOtherFormat(server, capture);
  await endsCleanlyWhenSpoiled(server, capture);
});

test.each([
  ['a refusal in Chat', 'content-filter', 'I can’t.'],
  ['a refusal in Responses', 'content-filter', 'I can’t.'],
  ['Anthropic, whose safety stops it', 'content-filter', ''],
  ['Gemini, held back', 'content-filter', 'Well'],
  ['Gemini, whose prompt is refused', 'content-filter', ''],
  ['a response cut at its limit', 'length', 'Ye'],
  ['Ollama, not streaming', 'length', 'Yes'],
])('%s ends with its reason', async (name, finish, text) => {
  const capture = SPOKEN.find((each) => each.name === name);
  if (!capture) throw new Error(name);
  expect(await hear(providerFor(capture.format), server.answer(replayOf(capture)))).toMatchObject({ finish, text });
});
