import { readFileSync } from 'node:fs';
import { parseJson } from '../../utils/core/json';
import { pdfSaying } from '../documents/pdfs';
import { png } from '../documents/pictures';
import { wav } from '../documents/recordings';
import { expect } from './expect';
import type { ModelServer } from './model-server';
import { FILM } from './pictures';
import { type SetUp, setUps } from './set-ups';

/** What is attached, in its order. */
export const FILES = {
  'talk.wav': { type: 'audio/wav', bytes: wav(2), length: '0:02' },
  'lamp.webm': { type: 'video/webm', bytes: Uint8Array.from(readFileSync(FILM)), length: '0:01' },
  'plan.pdf': { type: 'application/pdf', bytes: pdfSaying('The stair has ninety steps.'), length: '1 page' },
  'map.png': { type: 'image/png', bytes: png(96, 64), length: '96 × 64 pixels' },
};
type Name = keyof typeof FILES;

/** A family of models that is given files themselves, as its own documentation has it. */
interface Family {
  setUp: SetUp;
  /** What its server calls the model, and says that it takes, where its list does. */
  modelId: string;
  inputs?: readonly string[];
  /** Those of `FILES` that it is given, with what they cost it. */
  tokens: Partial<Record<Name, number>>;
  /** Where a request holds its last message. */
  messages: 'contents' | 'messages' | 'input';
  /** How a file stands there. @param data base64 */
  part(name: Name, type: string, data: string): Record<string, unknown>;
}

function setUp(id: string): SetUp {
  const found = setUps.find(({ format }) => format.id === id);
  if (!found) throw new Error(`no set-up for ${id}`);
  return found;
}

const url = (type: string, data: string) => `data:${type};base64,${data}`;

export const FAMILIES: readonly Family[] = [
  {
    setUp: setUp('gemini'),
    modelId: 'gemini-3.1-pro-preview',
    tokens: { 'talk.wav': 64, 'lamp.webm': 126, 'plan.pdf': 560, 'map.png': 1_120 },
    messages: 'contents',
    // https://ai.google.dev/api/caching#Blob
    part: (_, mimeType, data) => ({ inlineData: { mimeType, data } }),
  },
  {
    setUp: setUp('openai-compatible'),
    modelId: 'test-model',
    inputs: ['text', 'image', 'audio', 'video', 'file'],
    tokens: { 'talk.wav': 64, 'lamp.webm': 356, 'plan.pdf': 3_000, 'map.png': 12 },
    messages: 'messages',
    // https://openrouter.ai/docs/guides/overview/multimodal
    part: (name, type, data) =>
      ({
        'talk.wav': { type: 'input_audio', input_audio: { data, format: 'wav' } },
        'lamp.webm': { type: 'video_url', video_url: { url: url(type, data) } },
        'plan.pdf': { type: 'file', file: { filename: name, file_data: url(type, data) } },
        'map.png': { type: 'image_url', image_url: { url: url(type, data) } },
      })[name],
  },
  {
    setUp: setUp('anthropic'),
    modelId: 'claude-opus-4-6',
    tokens: { 'plan.pdf': 2_500, 'map.png': 12 },
    messages: 'messages',
    // https://platform.claude.com/docs/en/build-with-claude/pdf-support
    part: (name, media_type, data) => ({
      type: name === 'plan.pdf' ? 'document' : 'image',
      source: { type: 'base64', media_type, data },
    }),
  },
  {
    setUp: setUp('openai-responses'),
    modelId: 'gpt-5.4',
    tokens: { 'plan.pdf': 3_000, 'map.png': 8 },
    messages: 'input',
    // https://developers.openai.com/api/docs/guides/file-inputs
    part: (name, type, data) =>
      name === 'plan.pdf'
        ? { type: 'input_file', filename: name, file_data: url(type, data) }
        : { type: 'input_image', image_url: url(type, data) },
  },
];

/** The names of what a family is given, in their order. */
export function givenTo({ tokens }: Family): Name[] {
  return (Object.keys(FILES) as Name[]).filter((name) => name in tokens);
}

/** Has the model's server list a family's model. */
export function listFamily(model: ModelServer, { modelId, inputs }: Family): void {
  model.models = [modelId];
  model.listedWindow = 200_000;
  if (inputs) model.inputs = { [modelId]: inputs };
}

/**
 * Sees that the last question carried, in the message that brought them, the page's words and each file once, after its name: its very bytes in
 * its family's own place.
 */
export function expectGiven(model: ModelServer, family: Family): void {
  const asked = model.questions.at(-1);
  expect(asked?.path).toMatch(new RegExp(family.setUp.path.source.replace('test-model', family.modelId)));
  const messages = (parseJson(asked?.text ?? '') as Record<string, { role: string }[]>)[family.messages] ?? [];
  const first = messages.find(({ role }) => role === 'user') as unknown as { parts?: object[]; content?: object[] };
  const parts = (first.parts ?? first.content ?? []) as { text?: string }[];
  expect(parts.map(({ text = '' }) => text).join('')).toContain('built a lamp with a hollow wick');
  const names = givenTo(family);
  expect(parts.filter(({ text }) => text === undefined).length).toBe(names.length);
  for (const name of names) {
    const at = parts.findIndex(({ text }) => text?.includes(`title="${name}"`)) + 1;
    const { type, bytes } = FILES[name];
    // A picture is drawn anew: `pictures.ts` looks at those.
    const data = name === 'map.png' ? pictureIn(parts[at], type) : Buffer.from(bytes).toString('base64');
    expect(parts[at], name).toMatchObject(family.part(name, type, data));
    expect(asked?.text.split(data).length, `${name} goes once`).toBe(2);
  }
}

/** The bytes of a picture, as base64, whatever format carries them. */
function pictureIn(part: object | undefined, type: string): string {
  const told = JSON.stringify(part);
  const [, data = ''] = /(iVBORw0KGgo[\w+/=]{50,})/.exec(told) ?? [];
  expect(told).toContain(type);
  return data;
}

/** What an open receipt says of each file. */
export function expectPriced(facts: readonly string[], family: Family): void {
  const names = givenTo(family);
  expect(facts.length).toBe(names.length);
  for (const [at, name] of names.entries()) {
    expect(facts[at], name).toContain(FILES[name].length);
    expect(facts[at], name).toContain(`${family.tokens[name]?.toLocaleString('en')} tokens`);
  }
}

// These run in the panel.

/** What the open receipt says of what is no text. */
export function factsShown(): string[] {
  return [...document.querySelectorAll('.sheet .passages section:not(:has(h3)) > .fact')].map(({ textContent }) => textContent ?? '');
}

/** What each chip of these says that it costs. */
export function pricesShown(names: readonly string[]): string[] {
  const chips = [...document.querySelectorAll('footer .chip')];
  const chipOf = (name: string) => chips.find((chip) => chip.querySelector('b')?.textContent === name);
  return names.map((name) => chipOf(name)?.querySelector('[role=img].fact')?.getAttribute('aria-label') ?? '');
}
