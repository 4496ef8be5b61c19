import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createParser } from 'eventsource-parser';
import { field, listAt, numberAt, parseJson, stringAt } from '@/utils/core/json';

/** Recordings of real servers, kept beside the repository. */
const FOLDER = new URL('../../../shared/corpora/streams', import.meta.url).pathname;

export type Format = 'chat' | 'responses' | 'messages' | 'gemini' | 'ollama';

export interface Capture {
  name: string;
  format: Format;
  /** How it was answered: streamed, as one JSON text, or refused. */
  kind: 'stream' | 'whole' | 'error';
  status: number;
  text: string;
}

/** A file that holds no answer to a question, and why. */
interface Other {
  name: string;
  reason: string;
  /** A list of models, or a refusal all the same. */
  kind: 'models' | 'error' | 'none';
  status: number;
  text: string;
}

export interface Found {
  captures: Capture[];
  others: Other[];
}

/** Every recording below the folder, told apart by what it holds; undefined where the folder is absent. */
export function findCaptures(): Found | undefined {
  if (!existsSync(FOLDER)) return undefined;
  const found: Found = { captures: [], others: [] };
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of files.filter((file) => /\.(?:sse|ndjson|json|txt)$/.test(file) && !file.endsWith('.meta.json')))
    sortIn(found, name, readFileSync(join(FOLDER, name), 'utf8'));
  return found;
}

function sortIn({ captures, others }: Found, name: string, text: string): void {
  const isJson = name.endsWith('.json');
  const meta = metaOf(name, isJson);
  const first = firstValue(text);
  const error = field(first, 'error');
  const format = formatOf(first) ?? formatOfPath(stringAt(meta, 'request', 'path') ?? '', name);
  const status = numberAt(meta, 'status') ?? (isJson && error ? guessStatus(error) : 200);
  if (isJson && error && (!format || status < 400))
    others.push({ name, kind: 'error', status, text, reason: 'a refusal of something else' });
  else if (isModelList(field(first, 'data')) || isModelList(field(first, 'models')))
    others.push({ name, kind: 'models', status, text, reason: 'a list of models' });
  else if (format && isAnswer(first))
    captures.push({ name, format, status, text, kind: status >= 400 ? 'error' : isJson ? 'whole' : 'stream' });
  else others.push({ name, kind: 'none', status, text, reason: reasonOf(first, text) });
}

function isModelList(rows: unknown): boolean {
  return Array.isArray(rows) && rows.every((row) => stringAt(row, 'id') ?? stringAt(row, 'name') ?? stringAt(row, 'model'));
}

/** Whether the server said that its answer was over; several official SDKs take a cut answer for a whole one. */
export function hasEnd({ format, kind, text }: Capture): boolean {
  if (kind === 'whole' || /data: ?\[DONE\]/.test(text)) return true;
  return eventsIn(text).some((event) => {
    if (format === 'chat') return Boolean(field(listAt(event, 'choices')[0], 'finish_reason'));
    if (format === 'gemini')
      return Boolean(field(listAt(event, 'candidates')[0], 'finishReason') ?? field(event, 'promptFeedback', 'blockReason'));
    return format !== 'ollama' || field(event, 'done') === true;
  });
}

/** What was recorded about a file; its sibling of another kind may have been another request. */
function metaOf(name: string, isJson: boolean): unknown {
  const path = join(FOLDER, name.replace(/\.\w+$/, '.meta.json'));
  const meta = existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : undefined;
  const type = stringAt(meta, 'headers', 'content-type') ?? '';
  return type && isJson !== /\bjson/.test(type) ? { request: field(meta, 'request') } : meta;
}

/** The first event, line or text that is JSON. */
function firstValue(text: string): unknown {
  return eventsIn(text).find((event) => event !== undefined);
}

/** All events of a recording as values. */
function eventsIn(text: string): unknown[] {
  if (/^\s*[{[]/.test(text)) {
    const whole = parseJson(text);
    return whole === undefined ? text.split('\n').map(parseJson) : [whole];
  }
  const events: unknown[] = [];
  const parser = createParser({ onEvent: ({ data }) => events.push(parseJson(data)) });
  parser.feed(`${text}\n\n`);
  return events;
}

function formatOf(event: unknown): Format | undefined {
  const type = stringAt(event, 'type') ?? '';
  if (type.startsWith('response.') || stringAt(event, 'object') === 'response') return 'responses';
  if (/^(?:message|content_block|ping)/.test(type)) return 'messages';
  if (Array.isArray(field(event, 'candidates')) || field(event, 'promptFeedback')) return 'gemini';
  if (Array.isArray(field(event, 'choices'))) return 'chat';
  return field(event, 'message') && typeof field(event, 'done') === 'boolean' ? 'ollama' : undefined;
}

const PATHS: readonly [Format, RegExp, RegExp][] = [
  ['chat', /\/chat\/completions/, /(?:^|[/-])chat-/],
  ['responses', /\/responses/, /(?:^|[/-])responses-/],
  ['messages', /\/messages$/, /(?:^|[/-])messages-/],
  ['gemini', /enerateContent/, /(?:^|[/-])gemini-/],
  ['ollama', /\/api\/chat/, /(?:^|[/-])ollama-(?!show)/],
];

function formatOfPath(path: string, name: string): Format | undefined {
  return PATHS.find(([, inPath, inName]) => (path ? inPath.test(path) : inName.test(name)))?.[0];
}

function isAnswer(event: unknown): boolean {
  const choice = listAt(event, 'choices')[0];
  const isOldCompletion = stringAt(choice, 'text') !== undefined && !field(choice, 'delta') && !field(choice, 'message');
  return Boolean(formatOf(event) || field(event, 'error') || field(event, 'type') === 'error') && !isOldCompletion;
}

function reasonOf(event: unknown, text: string): string {
  if (!text.trim()) return 'empty: a preflight';
  if (field(event, 'choices')) return 'the older text completions';
  if (field(event, 'response') !== undefined) return 'Ollama’s /api/generate';
  if (field(event, 'content') !== undefined) return 'llama-server’s /completion';
  if (field(event, 'default_generation_settings')) return 'llama-server’s /props';
  return 'no answer to a question';
}

/** Recordings without a note of their status tell it in the error. */
function guessStatus(error: unknown): number {
  const code = numberAt(error, 'code');
  if (code !== undefined && code >= 400 && code < 600) return code;
  const type = `${stringAt(error, 'type')} ${stringAt(error, 'code')}`;
  if (/rate_limit/.test(type)) return 429;
  if (/overloaded/.test(type)) return 529;
  return /not_found|no_fixture/.test(type) ? 404 : 400;
}
