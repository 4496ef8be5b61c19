import { wordsOf } from '@/utils/core/citations/with-marks';
import { listedMakesPictures } from '@/utils/core/models/makes-pictures';
import { textOf } from '@/utils/core/parts';
import { readStream } from '@/utils/core/read-stream';
import type { Message } from '@/utils/core/rows';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { chatOf, nameChat } from '@/utils/store/chats';
import { messageOf } from '@/utils/store/messages';
import { settingOf } from '@/utils/store/settings';
import { callSettings } from './call-settings';
import { endpointFor, modelFor } from './model';
import { withLimits } from './model-limits';
import { titleFrom } from './title';

/** Characters of question and answer that a title follows from. */
const ENOUGH = 1_000;
/** A title that takes longer is not worth the wait; ms. */
const PATIENCE_MS = 30_000;
/** Tokens; room for a model that thinks first. */
const MOST_TOKENS = 1_000;

const ASK =
  'Give this conversation a title of at most six words, in its own language. Answer with the title alone: no quotes, no full stop.';

/**
 * Asks the model that gave a chat's first answer for the chat's title, where the user lets it; once, and never over a name that the user
 * gave. Nobody waits for it: where it fails, the first words stay.
 */
export async function nameAfterFirstAnswer(answerId: string): Promise<void> {
  if (!(await settingOf('nameChats'))) return;
  const answer = await messageOf(answerId);
  if (answer?.status !== 'done' || answer.endpointId === EXCERPTS_ENDPOINT.id) return;
  const [question, chat] = await Promise.all([messageOf(answer.parentId ?? ''), chatOf(answer.chatId)]);
  if (!chat || chat.titleBy !== undefined || question?.role !== 'user' || question.parentId !== null) return;
  const title = titleFrom(await askForTitle(answer, question).catch(() => ''));
  if (title) await nameChat(chat.id, title);
}

async function askForTitle(answer: Message, question: Message): Promise<string> {
  const modelId = answer.modelId ?? '';
  const endpoint = await withLimits(await endpointFor(answer), modelId);
  // It would draw the title, and be paid for it.
  if (listedMakesPictures(endpoint.models, modelId)) return '';
  const { model } = await modelFor(endpoint, modelId);
  const said = [question, answer].map((each) => `${each.role}: ${wordsOf(textOf(each.parts), [each]).slice(0, ENOUGH)}`);
  const { settings } = callSettings(endpoint, modelId);
  const end = new AbortController();
  const { stream } = await model.doStream({
    ...settings,
    maxOutputTokens: Math.min(settings.maxOutputTokens ?? MOST_TOKENS, MOST_TOKENS),
    prompt: [{ role: 'user', content: [{ type: 'text', text: `${said.join('\n\n')}\n\n${ASK}` }] }],
    abortSignal: AbortSignal.any([end.signal, AbortSignal.timeout(PATIENCE_MS)]),
  });
  let text = '';
  try {
    for await (const part of readStream(stream)) {
      if (part.type === 'error') throw part.error;
      if (part.type === 'text-delta') text += part.delta;
      if (text.length > ENOUGH) break;
    }
  } finally {
    end.abort();
  }
  return text;
}
