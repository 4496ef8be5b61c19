import { cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { engineItems } from '@/components/chat/engine-items';
import { Start } from '@/components/chat/start';
import { type EngineChoice, useEngine } from '@/components/chat/use-engine';
import type { Endpoint } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { chooseEngine } from '@/utils/store/settings';

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
});
afterEach(cleanup);

const endpoint = (id: string, createdAt: number, ...models: string[]): Endpoint => ({
  ...{ id, providerId: 'openai-compatible', name: id, baseUrl: `http://127.0.0.1:${8_000 + createdAt}/v1`, createdAt },
  models: models.map((each) => ({ id: each, name: each })),
});
const speech = (...its: Parameters<typeof endpoint>): Endpoint => ({ ...endpoint(...its), transcriberId: 'whisper-1' });
const SPEECH = speech('speech', 1, 'whisper-1');

/** What answers once these are connected. */
async function engineOf(...connected: Endpoint[]): Promise<EngineChoice> {
  await db.endpoints.bulkAdd(connected);
  const { result } = renderHook(() => useEngine());
  await waitFor(() => expect(result.current.ready).toBe(true));
  return result.current;
}

test('what was connected to write down answers nothing, and is in no list of what does', async () => {
  const { chosen, all, recent } = await engineOf(SPEECH);
  expect(chosen).toEqual({ endpointId: 'excerpts', modelId: 'excerpts' });
  expect(engineItems(all, recent, chosen).flatMap(({ items }) => items.map(({ label }) => label))).toEqual(['Excerpts']);
});

test('the first endpoint that was connected to answer does, whatever stands before it', async () => {
  // A server whose list holds more than was tried.
  const local = speech('local', 2, 'whisper-1', 'tiny-voice');
  expect((await engineOf(SPEECH, local, endpoint('chats', 3, 'llama-4-scout'))).chosen).toEqual({
    endpointId: 'chats',
    modelId: 'llama-4-scout',
  });
});

test('what answered last does so no more where its server only writes down since, and what writes down never does', async () => {
  const chats = endpoint('chats', 3, 'llama-4-scout', 'whisper-1');
  for (const engine of [
    { endpointId: 'speech', modelId: 'llama-4-scout' },
    { endpointId: 'speech', modelId: 'whisper-1' },
    { endpointId: 'chats', modelId: 'whisper-1' },
  ]) {
    await db.endpoints.clear();
    await chooseEngine(engine);
    const { chosen, recent } = await engineOf(SPEECH, chats);
    expect(chosen).toEqual({ endpointId: 'chats', modelId: 'llama-4-scout' });
    expect(recent).toEqual([]);
    cleanup();
  }
});

test('what answers beside a model that only writes down still does', async () => {
  await chooseEngine({ endpointId: 'both', modelId: 'llama-4-scout' });
  expect((await engineOf(speech('both', 4, 'whisper-1', 'llama-4-scout'))).chosen.modelId).toBe('llama-4-scout');
});

const start = (engine: EngineChoice) =>
  render(<Start page={{ state: 'none' }} engine={engine} prompts={[]} onAsk={() => {}} onConnect={() => {}} onOpen={() => {}} />);

test('a new chat asks for a model that answers where only one that writes down is connected', async () => {
  start(await engineOf(SPEECH));
  const button = screen.getByRole('button', { name: 'Connect a model' });
  expect(button.parentElement?.textContent).toMatch(
    /^whisper-1 writes down recordings, but a model that answers questions is still missing\. Answers come from Excerpts for now/,
  );
});

test('it says nothing of the kind where nothing is connected, or where something answers', async () => {
  const nothing = await engineOf();
  start(nothing);
  expect(screen.getByRole('button', { name: 'Connect a model' }).parentElement?.textContent).toMatch(/^Answers come from Excerpts/);
  cleanup();
  const both = await engineOf(SPEECH, endpoint('chats', 3, 'llama-4-scout'));
  start({ ...both, chosen: nothing.chosen });
  expect(screen.getByRole('button', { name: 'Connect a model' }).parentElement?.textContent).toMatch(/^Answers come from Excerpts/);
});
