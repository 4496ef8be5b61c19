import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import { field } from '@/utils/core/json';
import type { ExcerptSource } from '@/utils/core/ranking/pick-excerpts';
import { words } from '@/utils/i18n/words';
import type { Provider } from './provider';

const EXCERPTS = { id: 'excerpts', name: 'Excerpts' };

/** The built-in engine: answers with the page's own passages. No endpoint, no network, no model. */
export const excerpts: Provider = {
  ...EXCERPTS,
  fields: [],
  model: () => Promise.resolve(excerptsModel),
  models: () => Promise.resolve([EXCERPTS]),
};

const excerptsModel: LanguageModelV4 = {
  specificationVersion: 'v4',
  provider: EXCERPTS.id,
  modelId: EXCERPTS.id,
  supportedUrls: {},
  async doStream(options) {
    return { stream: streamOf(await answer(options), options.abortSignal) };
  },
  async doGenerate(options) {
    const text = (await answer(options)).join('');
    return { content: [{ type: 'text', text }], finishReason: STOP, usage: NO_USAGE, warnings: [] };
  },
};

const STOP = { unified: 'stop', raw: undefined } as const;
/** No tokens were used: nothing was sent to a model. */
const NO_USAGE: LanguageModelV4Usage = {
  inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
};

/** The answer in the pieces it is shown in. The ranking is loaded here: whoever has a model never needs it. */
async function answer({ prompt, abortSignal }: LanguageModelV4CallOptions): Promise<string[]> {
  const [{ pickExcerpts }, { excerptMarkdown }] = await Promise.all([
    import('@/utils/core/ranking/pick-excerpts'),
    import('@/utils/core/ranking/excerpt-markdown'),
  ]);
  const asked = questionsOf(prompt);
  const last = asked.at(-1);
  const withSources = asked.filter(({ sources }) => sources.length > 0).reverse();
  if (last?.needsModel) return [words('excerpts.needs-model')];
  if (last?.isAboutPicture && last.sources.length === 0) return [words('excerpts.picture')];
  if (last?.isAboutMedia && last.sources.length === 0) return [words('excerpts.media')];
  if (!last || withSources.length === 0) return [words('excerpts.no-page')];
  // A question without a page of its own is about the newest before it that has the words.
  for (const { sources } of last.sources.length > 0 ? [last] : withSources) {
    abortSignal?.throwIfAborted();
    const picked = await pickExcerpts(sources, last.text, last.isAction);
    if (picked.length > 0) return excerptMarkdown(picked);
  }
  return [words('excerpts.none')];
}

interface Question {
  text: string;
  sources: ExcerptSource[];
  /** Asked by one of our buttons: all of them are about the whole page or selection, whatever words they put it in. */
  isAction: boolean;
  /** It asks for words that no page holds: a translation, a reply. */
  needsModel: boolean;
  /** It brings a picture. */
  isAboutPicture: boolean;
  /** It brings a recording or a film. */
  isAboutMedia: boolean;
}

/** The user's messages, taken apart by what `chat/prompt` notes on each part. */
function questionsOf(prompt: LanguageModelV4Prompt): Question[] {
  return prompt.flatMap((message) => {
    if (message.role !== 'user') return [];
    const question: Question = { text: '', sources: [], isAction: false, needsModel: false, isAboutPicture: false, isAboutMedia: false };
    for (const part of message.content) {
      // What is wished of a model is not what is asked for.
      if (part.type !== 'text' || field(part.providerOptions, 'aside', 'wish') === true) continue;
      const source = sourceOf(field(part.providerOptions, 'aside', 'source'));
      if (source) question.sources.push(source);
      else if (field(part.providerOptions, 'aside', 'picture') === true) question.isAboutPicture = true;
      else if (field(part.providerOptions, 'aside', 'media') === true) question.isAboutMedia = true;
      else question.text += `${part.text}\n`;
      if (field(part.providerOptions, 'aside', 'actionId') !== undefined) question.isAction = true;
      if (field(part.providerOptions, 'aside', 'needsModel') === true) question.needsModel = true;
    }
    return [question];
  });
}

function sourceOf(noted: unknown): ExcerptSource | undefined {
  const text = field(noted, 'text');
  if (typeof text !== 'string') return undefined;
  const wordsAt = (key: string): string => {
    const value = field(noted, key);
    return typeof value === 'string' ? value : '';
  };
  const chosen = field(noted, 'chosen');
  return {
    kind: wordsAt('kind'),
    title: wordsAt('title'),
    language: wordsAt('language'),
    letter: wordsAt('letter'),
    text,
    ...(Array.isArray(chosen) ? { chosen: chosen.filter(Number.isInteger) } : {}),
  };
}

/** One piece each time the reader asks for more. */
function streamOf(pieces: readonly string[], signal: AbortSignal | undefined): ReadableStream<LanguageModelV4StreamPart> {
  const id = 'excerpts';
  const parts: LanguageModelV4StreamPart[] = [
    { type: 'stream-start', warnings: [] },
    { type: 'text-start', id },
    ...pieces.map((delta) => ({ type: 'text-delta' as const, id, delta })),
    { type: 'text-end', id },
    { type: 'finish', usage: NO_USAGE, finishReason: STOP },
  ];
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      if (signal?.aborted) return controller.error(signal.reason);
      const part = parts[next++];
      if (part) controller.enqueue(part);
      else controller.close();
    },
  });
}
