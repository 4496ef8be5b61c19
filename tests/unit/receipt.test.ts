import { beforeEach, expect, test } from 'vitest';
import { receiptOfNext } from '@/utils/chat/receipt';
import type { Source } from '@/utils/core/rows';
import { db } from '@/utils/store/db';
import { attach } from '@/utils/store/files';
import { noteTokens } from '@/utils/store/token-samples';

const engine = { endpointId: 'e', modelId: 'gpt-4o' };

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  const models = [{ id: 'gpt-4o', name: 'gpt-4o', contextWindow: 100_000, inputs: ['text' as const, 'image' as const] }];
  await db.endpoints.add({ id: 'e', providerId: 'openai-compatible', name: 'e', baseUrl: 'https://a.b/v1', models, createdAt: 0 });
  const map: Source = { kind: 'file', url: '', title: 'map.png', language: '', icon: '', text: '' };
  await attach(null, { ...map, picture: { bytes: new Blob(['x'], { type: 'image/png' }), width: 2_048, height: 1_024 } });
});

const receipt = () =>
  receiptOfNext({
    ...{ chatId: null, branch: [], text: 'What is this?', actionId: undefined, sources: [], engine },
    ...{ onlySources: false, wantsPicture: false, wantsAll: false, struckOf: () => undefined },
  });

test('a picture is shown with the size and the price at which it is sent', async () => {
  const { entries } = await receipt();
  const [shown] = entries.filter(({ picture }) => picture);
  expect(shown).toMatchObject({ size: { width: 1_536, height: 768 }, tokens: 85 + 6 * 170, pictureOf: { title: 'map.png' } });
});

test('how a server counts words changes the price of words alone', async () => {
  const before = await receipt();
  for (let answers = 0; answers < 3; answers++) await noteTokens(engine, { estimated: 100, reported: 200 });
  const after = await receipt();
  const picture = 85 + 6 * 170;
  expect(before.tokens).toBeGreaterThan(picture);
  expect(after.tokens).toBe((before.tokens - picture) * 2 + picture);
  expect(after.longest).toBe(after.tokens);
});
