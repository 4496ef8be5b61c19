import { expect, test } from 'vitest';
import { pictureTokens, seenSize, sightOf } from '@/utils/core/pictures/sight';

const see = (modelId: string, width: number, height: number) => {
  const sight = sightOf({ modelId });
  const { width: w, height: h } = seenSize({ width, height }, sight);
  return [sight.family, `${w} × ${h}`, pictureTokens({ width, height }, sight)];
};

test.each([
  // Anthropic’s own examples.
  ['claude-opus-4-7', 3_840, 2_160, 'Claude 4.7 and later', '2576 × 1449', 4_784],
  ['claude-sonnet-4-5-20250929', 3_840, 2_160, 'Claude before 4.7', '1456 × 819', 1_560],
  ['claude-opus-4-20250514', 1_920, 1_080, 'Claude before 4.7', '1456 × 819', 1_560],
  ['anthropic/claude-opus-4.6', 1_075, 1_520, 'Claude before 4.7', '924 × 1307', 1_551],
  ['claude-3-5-haiku-latest', 1_000, 1_000, 'Claude before 4.7', '1000 × 1000', 1_296],
  ['anthropic/claude-4-sonnet', 1_920, 1_080, 'Claude before 4.7', '1456 × 819', 1_560],
  ['claude-4.5-sonnet', 1_920, 1_080, 'Claude before 4.7', '1456 × 819', 1_560],
  ['claude-4.7-opus', 1_920, 1_080, 'Claude 4.7 and later', '1920 × 1080', 2_691],
  ['claude-sonnet-5', 1_920, 1_080, 'Claude 4.7 and later', '1920 × 1080', 2_691],
  ['claude-fable-5', 4_032, 3_024, 'Claude 4.7 and later', '2212 × 1659', 4_740],
  // OpenAI’s: 4 tiles of 512, and 1,024 patches of 32.
  ['gpt-4o', 2_048, 4_096, 'GPT-4o, GPT-4.1', '768 × 1536', 85 + 6 * 170],
  ['gpt-4.1', 1_024, 1_024, 'GPT-4o, GPT-4.1', '768 × 768', 765],
  ['gpt-4o-mini', 512, 512, 'GPT-4o mini', '512 × 512', 8_500],
  ['gpt-5', 1_024, 1_024, 'GPT-5', '768 × 768', 630],
  ['openai/gpt-5.1-2025-11-13', 512, 512, 'GPT-5', '512 × 512', 210],
  ['o3', 1_024, 1_024, 'o1, o3', '768 × 768', 675],
  ['o4-mini', 1_024, 1_024, 'o4-mini', '1024 × 1024', 1_762],
  ['gpt-5-mini', 1_024, 1_024, 'OpenAI mini', '1024 × 1024', 1_659],
  ['gpt-4.1-nano', 320, 320, 'OpenAI nano', '320 × 320', 246],
  ['gpt-5-codex', 1_024, 1_024, 'GPT-5.2, Codex', '1024 × 1024', 1_229],
  ['gpt-5.4', 4_000, 3_000, 'GPT-5.4', '1835 × 1376', 2_993],
  ['gpt-5.6-luna', 2_560, 1_440, 'GPT-5.6 and later', '2560 × 1440', 4_320],
  // Google’s own example of tiles.
  ['gemini-2.5-flash', 960, 540, 'Gemini before 3', '960 × 540', 6 * 258],
  ['models/gemini-2.5-pro', 4_000, 3_000, 'Gemini before 3', '1536 × 1152', 4 * 258],
  ['gemini-2.0-flash', 384, 300, 'Gemini before 3', '384 × 300', 258],
  ['google/gemini-3-pro-preview', 4_000, 3_000, 'Gemini 3 and later', '3072 × 2304', 1_120],
  ['gemini-flash-latest', 20, 10, 'Gemini 3 and later', '20 × 10', 1_120],
  ['meta-llama/llama-4-scout', 4_000, 3_000, 'Llama 4', '1344 × 1008', 144 * 13],
  ['llama4:maverick', 300, 300, 'Llama 4', '300 × 300', 144],
  ['qwen2.5vl:7b', 1_000, 1_000, 'Qwen-VL before 3', '980 × 980', 1_225],
  ['qwen/qwen3-vl-235b-a22b-instruct', 1_024, 1_024, 'Qwen 3 VL and later', '1024 × 1024', 1_024],
  ['gemma3:27b', 4_000, 3_000, 'Gemma 3', '1195 × 896', 256],
  ['google/gemma-4-31b-it', 4_000, 3_000, 'Gemma 4', '896 × 672', 19 * 14],
  ['mistral-small3.1', 1_540, 1_540, 'Mistral', '1540 × 1540', 56 * 55],
  ['pixtral-12b-2409', 1_024, 1_024, 'Pixtral 12B', '1024 × 1024', 65 * 64],
  ['muse-spark-1.3', 1_000, 1_000, 'Muse', '1000 × 1000', 1_296],
  ['my-own-model', 2_048, 1_536, 'unknown', '1269 × 952', 46 * 34],
])('%s sees %s × %s as %s', (modelId, width, height, ...expected) => {
  expect(see(modelId, width, height)).toEqual(expected);
});

test('a picture is never made larger, nor nothing', () => {
  for (const modelId of ['gpt-4o', 'claude-opus-5', 'gemini-2.5-pro', 'llama4', 'whatever'])
    for (const [width, height] of [
      [1, 1],
      [1, 30_000],
      [32_767, 1],
    ] as const) {
      const size = seenSize({ width, height }, sightOf({ modelId }));
      expect(Math.min(size.width, size.height)).toBeGreaterThan(0);
      expect([size.width <= width, size.height <= height]).toEqual([true, true]);
    }
});

test('how many go at once, the service says, before the format does', () => {
  const most = (providerId: string, presetId?: string) => sightOf({ providerId, presetId, modelId: 'm' }).bounds.pictures;
  // Others who speak OpenAI’s formats have said nothing.
  expect([most('openai-responses', 'openai'), most('openai-compatible', 'openai'), most('openai-responses', 'xai')]).toEqual([
    1_500, 1_500, 50,
  ]);
  expect([most('openai-compatible', 'groq'), most('anthropic'), most('gemini'), most('openai-compatible')]).toEqual([5, 100, 3_600, 50]);
});
