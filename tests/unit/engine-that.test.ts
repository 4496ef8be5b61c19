import { expect, test } from 'vitest';
import { engineThatSees } from '@/components/chat/engine-that';
import type { Endpoint, ModelInfo } from '@/utils/core/rows';

const model = (id: string, ...outputs: ('text' | 'image')[]): ModelInfo => ({
  ...{ id, name: id, inputs: ['text', 'image'] },
  ...(outputs.length > 0 ? { outputs } : {}),
});
const at = (...models: ModelInfo[]) => [
  { id: 'e', baseUrl: 'https://a.b/v1', providerId: 'openai-compatible', models } as unknown as Endpoint,
];

test('who cannot be shown a picture is not sent to a model that makes them', async () => {
  const all = at(model('draws', 'text', 'image'), model('gemini-3-pro-image'), model('sees'));
  const recent = [{ endpointId: 'e', modelId: 'draws' }];
  expect(await engineThatSees({ all, recent })).toEqual({ endpointId: 'e', modelId: 'sees' });
  expect(await engineThatSees({ all: at(model('draws', 'image')), recent })).toBeUndefined();
});
