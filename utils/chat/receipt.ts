import type { ModelMessage } from 'ai';
import { hostOf } from '@/utils/core/addresses';
import { calibrated } from '@/utils/core/calibrated';
import type { NumberRuns } from '@/utils/core/number-runs';
import type { Part } from '@/utils/core/parts';
import { sightOf } from '@/utils/core/pictures/sight';
import type { Endpoint, Engine, Message, Price, SentSource, Source, SourceFile, Summing } from '@/utils/core/rows';
import { branchTo } from '@/utils/core/tree';
import { filesOf, waitingRoom } from '@/utils/store/files';
import { messagesOf } from '@/utils/store/messages';
import { settingOf } from '@/utils/store/settings';
import { tokenSamples } from '@/utils/store/token-samples';
import { broughtFiles, signedIds } from './brought-files';
import { restruckParts } from './carried';
import { type Carried, composePrompt } from './compose-prompt';
import { endpointFor } from './model';
import { withLimits } from './model-limits';
import { entriesOf, type ReceiptEntry, textEntry } from './receipt-entries';
import { requestFor } from './request';
import { seenPictures } from './seen-pictures';
import { type SumRequest, summaryBefore, summaryPrompt, sumRequests } from './summaries';

/** What a question sends, and where: before it is sent, or afterwards from what was kept. */
export interface Receipt {
  entries: readonly ReceiptEntry[];
  /** Estimated. */
  tokens: number;
  /** In how many requests the sources are read, where not in one. */
  portions?: number;
  /** Messages of the chat that do not go along in their own words, the oldest. */
  leftOut: number;
  /** How many of them are summed up first, and in how many requests. */
  summing?: { messages: number; requests: number };
  /** The tool that makes pictures goes along, which costs extra. */
  pictureTool?: true;
  /** Estimated, of the longest request. */
  longest: number;
  /** Titles of sources of which nothing goes, as they do not fit: into the window, or into what a service takes of pictures at once. */
  unsent: readonly string[];
  /** Empty where nothing leaves the machine, absent where nobody knows any more. */
  host?: string;
  price?: Price;
  contextWindow?: number;
}

interface NextQuestion {
  chatId: string | null;
  branch: readonly Message[];
  text: string;
  actionId: string | undefined;
  /** The page or selection in front, where it goes along. */
  sources: readonly Source[];
  engine: Engine;
  onlySources: boolean;
  wantsPicture: boolean;
  wantsAll: boolean;
  /** The passages that the user left out of a source. */
  struckOf(source: Source): NumberRuns | undefined;
}

/** What the question would send that stands in the composer. */
export async function receiptOfNext({
  chatId,
  branch,
  text,
  actionId,
  sources,
  engine,
  onlySources,
  wantsPicture,
  wantsAll,
  struckOf,
}: NextQuestion): Promise<Receipt> {
  const [kept, waiting, instructions, samples] = await Promise.all([
    chatId === null ? [] : filesOf(chatId),
    filesOf(waitingRoom(chatId)),
    settingOf('instructions'),
    tokenSamples(engine),
  ]);
  const front = sources.map((source, at): SourceFile => ({ ...source, id: `front ${at}`, chatId: '', hash: '', readAt: 0 }));
  const brought = [...front, ...waiting.sort((a, b) => a.readAt - b.readAt)];
  const byId = new Map(kept.map((file) => [file.id, file]));
  const anew = brought.map((file): Part => {
    const struck = struckOf(file);
    return { type: 'source', fileId: file.id, ...(struck?.length ? { struck } : {}) };
  });
  const parts = [...restruckParts(branch, byId, brought, struckOf), ...anew];
  const question: Message = {
    ...{ id: 'next', chatId: '', seq: Number.MAX_SAFE_INTEGER, parentId: null, role: 'user', status: 'done', createdAt: 0 },
    parts: [...parts, { type: 'text', text }],
    ...(onlySources ? { onlySources } : {}),
    ...(wantsPicture ? { wantsPicture } : {}),
    ...(wantsAll ? { wantsAll } : {}),
    ...(actionId ? { actionId } : {}),
  };
  const files = [...kept, ...front, ...waiting];
  const endpoint = await withLimits(await endpointFor(engine), engine.modelId);
  const asked = { branch: [...branch, question], files, instructions, samples };
  const { prompt, tools } = await requestFor(engine, endpoint, asked);
  const portions = prompt.portions?.list.length;
  const messages = portions === undefined ? prompt.messages : composePrompt(asked.branch, files, prompt);
  const receipt = receiptOf(prompt, messages, files, endpoint);
  const { toSum } = prompt;
  const first = toSum ? entriesToSum(toSum.requests, toSum) : [];
  // What will stand in the place of the turns is not written yet.
  const own = receipt.tokens + (toSum?.tokens ?? 0);
  // How a server counts was learned of words alone.
  const shown = sumTokens(receipt.entries.filter(({ picture, media }) => picture ?? media));
  return {
    ...receipt,
    entries: [...first, ...receipt.entries],
    tokens: calibrated(own - shown + sumTokens(first), samples) + shown,
    longest: Math.max(calibrated(own - shown, samples) + shown, ...first.map(({ tokens }) => calibrated(tokens, samples))),
    ...(portions === undefined ? {} : { portions }),
    ...(tools.length > 0 ? { pictureTool: true } : {}),
    ...(toSum ? { summing: { messages: toSum.messages.length, requests: first.length } } : {}),
  };
}

/** What the question of an answer sent; undefined where the answer was kept before Aside kept that. */
export async function receiptOfAnswer(answer: Message): Promise<Receipt | undefined> {
  const { chatId, parentId, sent = [], leftOut = 0, sentSummary, instructions, endpointId, modelId = '', summing } = answer;
  if (instructions === undefined && !summing) return undefined;
  const [messages, files] = await Promise.all([messagesOf(chatId), filesOf(chatId)]);
  const branch = branchTo(messages, parentId);
  const isOwn = (other: Message) => other.endpointId === endpointId && other.modelId === answer.modelId;
  const endpoint = await endpointFor(answer).then(
    (known) => withLimits(known, modelId),
    () => undefined,
  );
  const notGiven = new Set(sent.flatMap(({ fileId, unseen, unheard }) => (unseen || unheard ? fileId : [])));
  const given = broughtFiles(branch, files).filter(({ id }) => !notGiven.has(id));
  const pictures = await seenPictures(given, sightOf({ ...endpoint, modelId }), undefined, signedIds(branch, isOwn));
  // Where its turns could not be summed up, the question was never asked.
  const carried = { instructions: instructions ?? '', sent, leftOut, ...(sentSummary ? { summary: sentSummary } : {}) };
  const composed = instructions === undefined ? [] : composePrompt(branch, files, carried, { isOwn, pictures });
  const { price: _, host: __, ...receipt } = receiptOf(carried, composed, files, endpoint);
  const first = summing ? entriesSummed(branch, summing) : [];
  // As it was then: the endpoint may have another address and another price by now.
  const { host, price, portion, pictureTool } = answer;
  return {
    ...receipt,
    entries: [...first, ...receipt.entries],
    tokens: receipt.tokens + sumTokens(first),
    longest: Math.max(receipt.tokens, ...first.map(({ tokens }) => tokens)),
    ...(host === undefined ? {} : { host }),
    ...(price ? { price } : {}),
    ...(portion ? { portions: portion.of } : {}),
    ...(pictureTool ? { pictureTool } : {}),
    ...(summing ? { summing: { messages: summing.messages, requests: summing.at } } : {}),
  };
}

function receiptOf(
  carried: Carried,
  messages: readonly ModelMessage[],
  files: readonly SourceFile[],
  endpoint: Endpoint | undefined,
): Receipt {
  const { instructions, sent, leftOut } = carried;
  const entries = [
    ...(instructions ? [textEntry('system', instructions)] : []),
    ...messages.flatMap((message) => entriesOf(message, sent, files)),
  ];
  const tokens = sumTokens(entries);
  const { price, contextWindow } = endpoint?.models[0] ?? {};
  return {
    entries,
    tokens,
    longest: tokens,
    leftOut,
    // Pictures of several answers are called the same.
    unsent: [...new Set(sent.flatMap((each) => (isUnsent(each) ? (files.find(({ id }) => id === each.fileId)?.title ?? []) : [])))],
    ...(endpoint ? { host: hostOf(endpoint.baseUrl) } : {}),
    ...(price ? { price } : {}),
    ...(contextWindow === undefined ? {} : { contextWindow }),
  };
}

function isUnsent({ sent, of, unseen, unheard }: SentSource): boolean {
  return sent === 0 && of > 0 && !unseen && !unheard;
}

/** The requests for a summary, before the question's own. What the second and later ones say of those before them was kept nowhere. */
function entriesToSum(
  requests: readonly SumRequest[],
  { before = '', room, tokens }: Pick<Summing, 'before' | 'room' | 'tokens'>,
): ReceiptEntry[] {
  return requests.map((request, at) => ({
    role: 'to-sum',
    pieces: [{ text: summaryPrompt(request, at === 0 ? summaryBefore(before, room) : '', tokens) }],
    tokens: request.tokens,
  }));
}

/** Those of them that were made. */
function entriesSummed(branch: readonly Message[], summing: Summing): ReceiptEntry[] {
  const messages = branch.slice(summing.from, summing.from + summing.messages);
  return entriesToSum(sumRequests({ ...summing, messages }, summing.room).slice(0, summing.at), summing);
}

const sumTokens = (entries: readonly ReceiptEntry[]) => entries.reduce((sum, { tokens }) => sum + tokens, 0);
