import type { AssistantContent, FilePart, ModelMessage, TextPart } from 'ai';
import { actionOf } from '@/utils/actions';
import { notedTokens } from '@/utils/core/noted-tokens';
import { fileIdsOf, madeIn, type Part, textOf } from '@/utils/core/parts';
import type { Message, SentSource, SourceFile } from '@/utils/core/rows';
import type { SeenPictures } from './seen-pictures';
import { partsOf } from './source-parts';
import { summaryText } from './summaries';

const CONTINUE =
  'Your last answer was cut off. Continue exactly where it ended, in the middle of the word if need be. Repeat nothing, add no introduction.';

/** Anthropic keeps what stands before this mark for the next question, and charges for it; others do so by themselves. https://platform.claude.com/docs/en/build-with-claude/prompt-caching */
const CACHED = { anthropic: { cacheControl: { type: 'ephemeral' } } };

const ONLY_SOURCES =
  'Answer from the sources above alone. If they do not hold the answer, say just that, and add nothing that you know from elsewhere.';

/** What of a branch goes out: enough to make the same prompt of the same rows again. */
export interface Carried {
  instructions: string;
  sent: readonly SentSource[];
  /** Messages of the branch that are left out, the oldest. */
  leftOut: number;
  /** What stands in their place. */
  summary?: string;
}

export interface ComposeOptions {
  /** Whether an answer comes from where the question goes: then it goes back with what its server wants back. */
  isOwn?(answer: Message): boolean;
  /** Those that the model can see; none where it cannot. */
  pictures?: SeenPictures;
}

/** The messages that a model is given: the same for the same rows, so that what was sent can be shown again. */
export function composePrompt(
  branch: readonly Message[],
  files: readonly SourceFile[],
  { sent, leftOut, summary }: Carried,
  { isOwn = () => false, pictures = new Map() }: ComposeOptions = {},
): ModelMessage[] {
  const kept = branch.slice(leftOut);
  const byId = new Map(files.map((file) => [file.id, file]));
  const waiting = new Map(sent.map((source) => [source.fileId, source]));
  const take = (fileIds: readonly string[]) =>
    fileIds.flatMap((fileId): UserPart[] => {
      const [file, source] = [byId.get(fileId), waiting.get(fileId)];
      waiting.delete(fileId);
      return file && source ? partsOf(file, source, pictures) : [];
    });
  // What is chosen for a question stands with it: before it all stays the same from question to question, and a server need not read it anew.
  const last = kept.findLast(({ role }) => role === 'user');
  const chosen = last ? sent.flatMap(({ fileId, letter, sent: count, of }) => (letter && count < of ? [fileId] : [])).reverse() : [];
  const whole = (parts: readonly Part[]) => fileIdsOf(parts).filter((fileId) => !chosen.includes(fileId));
  // A source whose own message was left out stands with the first that is kept.
  const before = take(branch.slice(0, leftOut).flatMap(({ parts }) => whole(parts)));
  if (summary) before.push({ type: 'text', text: summaryText(summary), providerOptions: { aside: { summary: true } } });
  const messages = kept.flatMap((message): ModelMessage[] => {
    const lead = before.splice(0);
    if (message.role === 'user') {
      const its = take([...whole(message.parts), ...(message === last ? chosen : [])]);
      return [{ role: 'user', content: [...lead, ...its, ...askedBy(message)] }];
    }
    // An item of its thoughts is refused without the call that followed it, which goes back to nobody.
    const own = isOwn(message) && !message.pictureTool;
    const text = textOf(message.parts);
    const isSent = (fileId: string) => (waiting.get(fileId)?.sent ?? 0) > 0;
    const content = own ? replayed(message.parts, (fileId) => (isSent(fileId) ? inPlace(byId.get(fileId), pictures) : [])) : text;
    const hasAnswer = text !== '' || (typeof content !== 'string' && content.some(({ type }) => type === 'file'));
    // Other formats know of no picture in an answer: it goes with what follows.
    before.push(...take(madeIn(message.parts).flatMap(({ fileId, meta }) => (own && meta ? [] : fileId))));
    return [
      ...(lead.length > 0 ? [{ role: 'user' as const, content: lead }] : []),
      ...(hasAnswer ? [{ role: 'assistant' as const, content }] : []),
    ];
  });
  const asked = messages.findLastIndex(({ role }) => role === 'user');
  if (kept.at(-1)?.role === 'assistant')
    messages.push({ role: 'user', content: before.length > 0 ? [...before, { type: 'text', text: CONTINUE }] : CONTINUE });
  const stable = messages[chosen.length > 0 ? asked - 1 : messages.length - 1];
  if (stable) stable.providerOptions = CACHED;
  return messages;
}

type UserPart = TextPart | FilePart;

/** A question's own words, and the wish that goes with it. */
function askedBy({ parts, actionId, onlySources }: Message): TextPart[] {
  const action = actionId === undefined ? undefined : actionOf(actionId);
  const noted = action && { providerOptions: { aside: { actionId: action.id, needsModel: action.needsModel ?? false } } };
  const only: TextPart[] = onlySources ? [{ type: 'text', text: ONLY_SOURCES, providerOptions: { aside: { wish: true } } }] : [];
  return [{ type: 'text', text: textOf(parts), ...noted }, ...only];
}

/** What the pictures of a message cost, in tokens. */
export function pictureTokensOf({ content }: ModelMessage): number {
  if (typeof content === 'string') return 0;
  return content.reduce((sum, part) => sum + notedTokens(part), 0);
}

/** The words of a message. */
export function textsOf({ content }: ModelMessage): string[] {
  if (typeof content === 'string') return [content];
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
}

/** A picture in the answer that it was made in. */
function inPlace(file: SourceFile | undefined, pictures: SeenPictures): FilePart[] {
  const seen = file && pictures.get(file.id);
  if (!seen) return [];
  const providerOptions = { aside: { fileId: file.id, tokens: seen.tokens, ...seen.size } };
  return [{ type: 'file', mediaType: seen.type, data: { type: 'data', data: seen.data }, providerOptions }];
}

/** An answer as its server knows it: thoughts and pictures only where they carry what the server wants back. */
function replayed(parts: readonly Part[], pictureOf: (fileId: string) => FilePart[]): Exclude<AssistantContent, string> {
  return parts.flatMap((part): Exclude<AssistantContent, string> => {
    if (part.type === 'picture')
      return part.meta
        ? pictureOf(part.fileId).map((each) => ({ ...each, providerOptions: { ...part.meta, ...each.providerOptions } }))
        : [];
    if (part.type === 'refused-picture') return [];
    if (part.type === 'source' || (part.type === 'reasoning' && !part.meta) || (part.type === 'text' && !part.text)) return [];
    const { type, text, meta } = part;
    return [{ type, text, ...(meta ? { providerOptions: meta } : {}) }];
  });
}
