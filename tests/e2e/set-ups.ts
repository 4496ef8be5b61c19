import { type Format, formats } from './formats';

/** One preset for each wire format, at a server of the test's own. */
interface SetUp {
  /** The preset's name on its button. */
  preset: string;
  format: Format;
  address(origin: string): string;
  /** Where its questions go. */
  path: RegExp;
}

function setUp(preset: string, id: string, suffix: string, path: RegExp): SetUp {
  const format = formats.find((each) => each.id === id);
  if (!format) throw new Error(`no format ${id}`);
  return { preset, format, address: (origin) => origin + suffix, path };
}

export const setUps: readonly SetUp[] = [
  setUp('OpenAI', 'openai-responses', '/v1', /^\/v1\/responses$/),
  setUp('OpenRouter', 'openai-compatible', '/v1', /^\/v1\/chat\/completions$/),
  setUp('Anthropic (Claude)', 'anthropic', '/v1', /^\/v1\/messages$/),
  setUp('Google Gemini', 'gemini', '/v1beta', /^\/v1beta\/models\/test-model:streamGenerateContent/),
  setUp('Ollama', 'ollama', '', /^\/api\/chat$/),
];
