import { field, isRecord, listAt, numberAt, stringAt } from '@/utils/core/json';
import type { Mender } from './mended-model';
import { type PicturesApart, pictureOfUrl } from './pictures-apart';

/**
 * OpenAI Chat Completions (https://platform.openai.com/docs/api-reference/chat-streaming) as it is really spoken: first chunks without
 * choices (Azure), content in parts (Mistral), usage in places of its own (Groq, Moonshot), tool calls with no index or id, arguments as
 * objects, and whole completions. Only the first choice is read: Aside never asks for more.
 */
export function chatMender(): Mender {
  let state: Mender['state'] = 'open';
  let ended = false;
  /** Our numbers of the calls, by their ids and by the server's numbers. */
  const byId = new Map<string, number>();
  const byIndex = new Map<number, number>();
  const ids: string[] = [];
  const named = new Set<number>();
  /** Arguments that came before their name. */
  const unnamed = new Map<number, string>();

  /** Which call a piece belongs to. Servers leave out the index, or number every call 0 (then a new id with a name begins a new one). */
  function callOf(id: string | undefined, name: string | undefined, index: number | undefined): number {
    const known = (id ? byId.get(id) : undefined) ?? (index === undefined ? undefined : byIndex.get(index));
    const isOther = known !== undefined && name && (id ? !byId.has(id) : index === undefined);
    const isSameIdElsewhere = known !== undefined && name && index !== undefined && !byIndex.has(index);
    const call = known === undefined || isOther || isSameIdElsewhere ? undefined : known;
    if (call !== undefined) return call;
    if (!name && index === undefined && ids.length > 0) return ids.length - 1;
    const next = ids.length;
    ids.push(id && !byId.has(id) ? id : `${id ?? 'call'}_${next}`);
    if (id) byId.set(id, next);
    return next;
  }

  function toolCall(call: unknown): unknown[] {
    const id = stringAt(call, 'id') || undefined;
    const name = stringAt(call, 'function', 'name') || undefined;
    const given = numberAt(call, 'index');
    const index = callOf(id, name, given);
    if (given !== undefined) byIndex.set(given, index);
    const sent = field(call, 'function', 'arguments');
    const args = (unnamed.get(index) ?? '') + (typeof sent === 'string' ? sent : sent ? JSON.stringify(sent) : '');
    // A call nobody names is none.
    if (!name && !named.has(index)) {
      unnamed.set(index, args);
      return [];
    }
    const isNew = !named.has(index);
    named.add(index);
    unnamed.delete(index);
    const extra = field(call, 'extra_content');
    const called = { ...(isNew ? { name } : {}), arguments: args };
    return [{ index, id: ids[index], function: called, ...(isRecord(extra) ? { extra_content: extra } : {}) }];
  }

  function mendChoice(choice: unknown): unknown[] {
    const said = field(choice, 'delta') ?? field(choice, 'message');
    const finish = stringAt(choice, 'finish_reason') || null;
    if (finish) ended = true;
    // Its reason may come in the next event.
    if (finish && finish !== 'error') state = 'said';
    const { text: plain, thoughts } = contentOf(field(said, 'content'));
    const text = plain + linkedPictures(said);
    const reasoning = reasoningOf(said) ?? (thoughts || undefined);
    const refusal = stringAt(said, 'refusal');
    const tools = listAt(said, 'tool_calls').flatMap(toolCall);
    const delta = {
      ...(reasoning ? { reasoning_content: reasoning } : {}),
      ...(text ? { content: text } : {}),
      ...(refusal ? { refusal } : {}),
      ...(tools.length > 0 ? { tool_calls: tools } : {}),
    };
    return [{ index: 0, delta, finish_reason: finish }];
  }

  return {
    mend(event) {
      const choices = field(event, 'choices');
      const usage = usageOf(event);
      if (!Array.isArray(choices) && !usage) return undefined;
      const choice = listAt(event, 'choices').find((each) => (numberAt(each, 'index') ?? 0) === 0);
      // A chunk of the older text completions is not a chat's.
      if (choice && stringAt(choice, 'text') !== undefined && !field(choice, 'delta') && !field(choice, 'message')) return undefined;
      const mended = choice ? mendChoice(choice) : [];
      const pictures = picturesIn(choice);
      return mended.length > 0 || usage ? [{ choices: mended, ...(usage ? { usage } : {}) }, ...pictures] : [];
    },
    end: () => (ended ? [] : [{ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }]),
    get state() {
      return state;
    },
  };
}

/** Content as a text, or in Mistral's parts: texts, and thoughts that are lists of texts. */
function contentOf(content: unknown): { text: string; thoughts: string } {
  if (typeof content === 'string') return { text: content, thoughts: '' };
  const parts = Array.isArray(content) ? content : [];
  const texts = (pieces: unknown[]) => pieces.map((piece) => stringAt(piece, 'text') ?? '').join('');
  return {
    text: texts(parts.filter((part) => stringAt(part, 'type') === 'text')),
    thoughts: parts.map((part) => (stringAt(part, 'type') === 'thinking' ? texts(listAt(part, 'thinking')) : '')).join(''),
  };
}

/** Addresses of the pictures beside the text. https://openrouter.ai/docs/features/multimodal/image-generation */
function pictureUrls(said: unknown): string[] {
  return listAt(said, 'images').flatMap((image) => stringAt(image, 'image_url', 'url') ?? stringAt(image, 'image_url') ?? []);
}

/** Those that came along, whole, in an event of their own: they stand behind the words of theirs. */
function picturesIn(choice: unknown): (PicturesApart & { choices: [] })[] {
  const urls = pictureUrls(field(choice, 'delta') ?? field(choice, 'message')).filter((url) => !isElsewhere(url));
  return urls.length > 0 ? [{ choices: [], aside_pictures: urls.map(pictureOfUrl) }] : [];
}

const isElsewhere = (url: string) => /^https?:/i.test(url) && URL.canParse(url);

/** Those that lie elsewhere, as Markdown: nobody fetches them, and where they would be shown is said what they are. */
function linkedPictures(said: unknown): string {
  const urls = pictureUrls(said).filter(isElsewhere);
  return urls.map((url) => `\n\n![](<${new URL(url).href.replace(/[<>\\]/g, encodeURIComponent)}>)\n\n`).join('');
}

/** `reasoning_content` (DeepSeek, llama.cpp, vLLM), `reasoning` (OpenRouter, Groq, Ollama), or OpenRouter's details alone. */
function reasoningOf(said: unknown): string | undefined {
  const plain = stringAt(said, 'reasoning_content') || stringAt(said, 'reasoning');
  if (plain) return plain;
  const details = listAt(said, 'reasoning_details').map((detail) => stringAt(detail, 'text') ?? stringAt(detail, 'summary') ?? '');
  return details.join('') || undefined;
}

function usageOf(event: unknown): Record<string, unknown> | undefined {
  const found = [field(event, 'usage'), field(event, 'x_groq', 'usage'), field(listAt(event, 'choices')[0], 'usage')].find(isRecord);
  if (!found) return undefined;
  const counts = (row: unknown, ...keys: string[]) =>
    Object.fromEntries(keys.flatMap((key) => (numberAt(row, key) === undefined ? [] : [[key, numberAt(row, key)]])));
  // DeepSeek counts what it had kept in a field of its own.
  const cached = numberAt(found, 'prompt_tokens_details', 'cached_tokens') ?? numberAt(found, 'prompt_cache_hit_tokens');
  return {
    ...counts(found, 'prompt_tokens', 'completion_tokens', 'total_tokens'),
    ...(cached === undefined ? {} : { prompt_tokens_details: { cached_tokens: cached } }),
    completion_tokens_details: counts(field(found, 'completion_tokens_details'), 'reasoning_tokens'),
  };
}
