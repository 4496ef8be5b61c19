import { expect } from './expect';
import { type Format, formats } from './formats';
import type { ModelServer } from './model-server';
import { OLLAMA_PORT } from './servers';

/** What no store, page or other server may ever hold. */
export const KEY = 'sk-canary-71c2e0';

/** What the model says in its first answer. */
export const FIRST = { reasoning: 'It says so.', text: 'Augustin Fresnel made it.', promptTokens: 812 };

/** One preset for each wire format, at a server of the test's own. */
export interface SetUp {
  /** The preset's name on its button. */
  preset: string;
  format: Format;
  address(origin: string): string;
  /** Where its questions go. */
  path: RegExp;
  /** Where the test's server listens, as `modelPort`: the usual address of Ollama is tried at once. */
  port: number;
}

function setUp(preset: string, id: string, suffix: string, path: RegExp): SetUp {
  const format = formats.find((each) => each.id === id);
  if (!format) throw new Error(`no format ${id}`);
  return { preset, format, address: (origin) => origin + suffix, path, port: id === 'ollama' ? OLLAMA_PORT : 0 };
}

export const setUps: readonly SetUp[] = [
  setUp('OpenAI', 'openai-responses', '/v1', /^\/v1\/responses$/),
  setUp('OpenRouter', 'openai-compatible', '/v1', /^\/v1\/chat\/completions$/),
  setUp('Anthropic (Claude)', 'anthropic', '/v1', /^\/v1\/messages$/),
  setUp('Google Gemini', 'gemini', '/v1beta', /^\/v1beta\/models\/test-model:streamGenerateContent/),
  setUp('Ollama', 'ollama', '', /^\/api\/chat$/),
];

/** Sees that the last question went where its format has it go, with the page, and with the key in its one place. */
export function expectAsked({ questions }: ModelServer, { path, format }: SetUp, question: string): void {
  const asked = questions.at(-1);
  expect(asked?.path).toMatch(path);
  expect(asked?.text).toContain(question);
  expect(asked?.text).toContain('<source');
  expect(asked?.text).not.toContain(KEY);
  // What stands before it is kept for the next question.
  expect(asked?.text.includes('"cache_control":{"type":"ephemeral"}')).toBe(format.id === 'anthropic');
  const [name, value] = format.keyIn(KEY);
  expect(asked?.headers[name]).toBe(value);
  expect(asked?.headers.origin).toBeUndefined();
}

/** A header of the user's own. */
export const TEAM = { name: 'X-Team', value: 'research-9f3a' };

/** What is set for one endpoint, by the fields' names, and a model that takes an effort. */
export const SETTINGS = {
  model: 'qwen3-8b',
  effort: 'Much',
  Instructions: 'Answer like a harbour pilot.',
  Temperature: '0.3',
  'Longest answer, in tokens': '321',
};

/** Sees that the last question came with these settings. */
export function expectSettings({ questions }: ModelServer): void {
  const { text } = questions.at(-1) ?? { text: '' };
  expect(text).toContain(SETTINGS.Instructions);
  expect(JSON.parse(text)).toMatchObject({ model: SETTINGS.model, temperature: 0.3, max_tokens: 321, reasoning_effort: 'high' });
}

/** Sees that of all that is kept only what is sealed, by a key that cannot be taken out, holds a secret. */
export function expectSealed(kept: Record<string, string>, secret: string): void {
  expect(Object.keys(kept)).toContain('aside-secrets/secrets');
  for (const [store, text] of Object.entries(kept)) expect(text, store).not.toContain(secret);
  expect(kept['aside-secrets/wrapping']).toContain('key false');
}

/** Sees that the header of the user's own went along with the last question, and that its value is kept sealed. */
export function expectTeamSealed({ questions }: ModelServer, kept: Record<string, string>): void {
  expect(questions.at(-1)?.headers['x-team']).toBe(TEAM.value);
  expect(kept['aside/endpoints']).toContain(TEAM.name);
  expectSealed(kept, TEAM.value);
}

const SENTENCE = 'The keeper trimmed the wick and wound the clockwork before the tide turned again. ';
/** A page of some 9,000 tokens. */
export const longPage = () => `<!doctype html><title>Long</title><article><h1>Long</h1><p>${SENTENCE.repeat(500)}</p></article>`;

/** Sees that Ollama was told to read such a page whole, within what its model can. */
export function expectContextAsked({ questions, contextWindow }: ModelServer): void {
  const { num_ctx } = questions.at(-1)?.body.options ?? {};
  expect(num_ctx).toBeGreaterThan(10_000);
  expect(num_ctx).toBeLessThanOrEqual(contextWindow);
}

/** What an answer says when Ollama counted 2,048 tokens of such a page, and the setting that mends it. */
export const READ_SHORT = [/The model read about 2,050 of (?:\d,\d50|[\d,]+00)/, 'OLLAMA_CONTEXT_LENGTH'] as const;
