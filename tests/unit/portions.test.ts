import { expect, test } from 'vitest';
import { runTurn } from '@/utils/chat/turn';
import { textOf } from '@/utils/core/parts';
import type { ModelInfo } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { messageOf, requestStop } from '@/utils/store/messages';
import { answered, misbehave, queueTurn } from './queued-turn';

const LINES = Array.from({ length: 400 }, (_, at) => `Line ${at} tells of the river, of its boats and of the town beside it.`);

/** A question about a page that does not fit, to be read whole. */
async function queued(url: string, wantsAll: boolean, model: Partial<ModelInfo> = {}) {
  const { id, question } = await queueTurn(url, { endpoint: { models: [{ id: 'm', name: 'm', contextWindow: 4_096, ...model }] } });
  const fileId = `${id}-page`;
  const source = { kind: 'page', url: 'https://a.b/', title: 'A', language: 'en', icon: '', hash: 'h', readAt: 0 } as const;
  await db.files.add({ ...source, id: fileId, chatId: question.chatId, text: LINES.join('\n\n') });
  const parts = [{ type: 'source' as const, fileId }, ...question.parts];
  await db.messages.update(question.id, { parts, ...(wantsAll ? { wantsAll } : {}) });
  return id;
}

test('what does not fit is read in portions, each passage once, and the answer comes from the notes on all', async () => {
  const { url, seen } = await misbehave((_request, response, at) => answered(response, `Note ${at} [a${at + 1}]`));
  const id = await queued(url, true);
  await runTurn(id);
  const marks = seen.slice(0, -1).flatMap(({ body }) => [...body.matchAll(/\[a(\d+)\] Line/g)].map(([, n]) => Number(n)));
  expect(marks).toEqual(LINES.map((_, at) => at + 1));
  expect(seen.length).toBeGreaterThan(3);
  const last = seen.at(-1)?.body ?? '';
  expect(last).not.toContain('Line 7 tells');
  for (const [at] of seen.slice(0, -1).entries()) expect(last).toContain(`Note ${at} [a${at + 1}]`);
  expect(last).toContain('Why?');
  const answer = await messageOf(id);
  expect(answer).toMatchObject({ status: 'done', portion: { at: seen.length - 1, of: seen.length - 1 } });
  expect(answer?.sent).toEqual([{ fileId: `${id}-page`, sent: 400, of: 400, letter: 'a' }]);
  expect(textOf(answer?.parts ?? [])).toBe(`Note ${seen.length - 1} [a${seen.length}]`);
});

test('who does not ask for all gets what was chosen, in one request', async () => {
  const { url, seen } = await misbehave((_request, response) => answered(response, 'Yes'));
  const id = await queued(url, false);
  await runTurn(id);
  expect(seen).toHaveLength(1);
  expect((await messageOf(id))?.portion).toBeUndefined();
});

test('Stop ends it between two portions', async () => {
  const { url, seen } = await misbehave(async (_request, response, at) => {
    if (at === 1) await requestStop(id);
    answered(response, 'Note');
  });
  const id = await queued(url, true);
  await runTurn(id);
  expect(seen.length).toBeLessThan(4);
  expect((await messageOf(id))?.status).toBe('stopped');
});

test('a model that makes pictures makes none of the portions, and one that makes nothing else is not asked', async () => {
  const { url, seen } = await misbehave((_request, response) => answered(response, 'Note'));
  await runTurn(await queued(url, true, { outputs: ['text', 'image'] }));
  const wanted = seen.map(({ body }) => JSON.parse(body).modalities);
  expect(wanted.length).toBeGreaterThan(3);
  expect(wanted).toEqual([...wanted.slice(1).map(() => ['text']), ['text', 'image']]);

  const before = seen.length;
  const id = await queued(url, true, { outputs: ['image'] });
  await runTurn(id);
  expect(await messageOf(id)).toMatchObject({ status: 'failed', fault: { code: 'only-draws' } });
  expect(seen).toHaveLength(before);
});
