import type { ModelMessage } from 'ai';
import { hostOf } from '@/utils/core/addresses';
import { calibrated } from '@/utils/core/calibrated';
import type { Piece } from '@/utils/core/citations/labelled';
import { field } from '@/utils/core/json';
import type { NumberRuns } from '@/utils/core/number-runs';
import type { Part } from '@/utils/core/parts';
import type { Endpoint, Engine, Message, Picture, Price, SentSource, Source, SourceFile } from '@/utils/core/rows';
import { estimateTokens, PICTURE_TOKENS } from '@/utils/core/tokens';
import { branchTo } from '@/utils/core/tree';
import { filesOf, waitingRoom } from '@/utils/store/files';
import { messagesOf } from '@/utils/store/messages';
import { settingOf } from '@/utils/store/settings';
import { tokenSamples } from '@/utils/store/token-samples';
import { restruckParts } from './carried';
import { type Carried, composePrompt } from './compose-prompt';
import { endpointFor } from './model';
import { withLimits } from './model-limits';
import type { BuiltPrompt } from './prompt';
import { requestFor } from './request';
import { piecesOf } from './source-parts';
import { portionsOfTurns, summaryPrompt } from './summaries';

/** One piece of what goes out, in the order in which it does. */
export interface ReceiptEntry {
  /** `summary` stands for earlier turns; `to-sum` are such turns, which go first and by themselves. Both go as the user's. */
  role: 'system' | 'user' | 'assistant' | 'summary' | 'to-sum';
  /** In its exact words; joined, the pieces are what is sent. */
  pieces: readonly Piece[];
  /** What it is of, where it is a source. */
  source?: { file: SourceFile; sent: SentSource };
  picture?: Picture;
  /** Estimated. */
  tokens: number;
}

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
  summing?: { messages: number; of: number };
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
    ...(wantsAll ? { wantsAll } : {}),
    ...(actionId ? { actionId } : {}),
  };
  const files = [...kept, ...front, ...waiting];
  const endpoint = await withLimits(await endpointFor(engine), engine.modelId);
  const asked = { branch: [...branch, question], files, instructions, samples };
  const { prompt } = await requestFor(engine, endpoint, asked);
  const portions = prompt.portions?.list.length;
  const messages = portions === undefined ? prompt.messages : composePrompt(asked.branch, files, prompt);
  const receipt = receiptOf(prompt, messages, files, endpoint);
  const { toSum } = prompt;
  const first = toSum ? entriesToSum(toSum) : [];
  return {
    ...receipt,
    entries: [...first, ...receipt.entries],
    tokens: calibrated(receipt.tokens + sumTokens(first), samples),
    ...(portions === undefined ? {} : { portions }),
    ...(toSum ? { summing: { messages: toSum.messages.length, of: first.length } } : {}),
  };
}

/** What the question of an answer sent; undefined where the answer was kept before Aside kept that. */
export async function receiptOfAnswer(answer: Message): Promise<Receipt | undefined> {
  const { chatId, parentId, sent = [], leftOut = 0, sentSummary, instructions, endpointId, modelId = '' } = answer;
  if (instructions === undefined) return undefined;
  const [messages, files] = await Promise.all([messagesOf(chatId), filesOf(chatId)]);
  const carried = { instructions, sent, leftOut, ...(sentSummary === undefined ? {} : { summary: sentSummary }) };
  const isOwn = (other: Message) => other.endpointId === endpointId && other.modelId === answer.modelId;
  const bytes = new Map(files.flatMap(({ id, picture }) => (picture ? [[id, NO_BYTES] as const] : [])));
  const composed = composePrompt(branchTo(messages, parentId), files, carried, { isOwn, pictures: bytes });
  const endpoint = await endpointFor(answer).then(
    (known) => withLimits(known, modelId),
    () => undefined,
  );
  const { price: _, host: __, ...receipt } = receiptOf(carried, composed, files, endpoint);
  // As it was then: the endpoint may have another address and another price by now.
  const { host, price, portion, summing } = answer;
  return {
    ...receipt,
    ...(host === undefined ? {} : { host }),
    ...(price ? { price } : {}),
    ...(portion ? { portions: portion.of } : {}),
    ...(summing ? { summing } : {}),
  };
}

/** A picture is shown from its row. */
const NO_BYTES = new Uint8Array();

function receiptOf(
  carried: Carried,
  messages: readonly ModelMessage[],
  files: readonly SourceFile[],
  endpoint: Endpoint | undefined,
): Receipt {
  const { instructions, sent, leftOut } = carried;
  const entries = [textEntry('system', instructions), ...messages.flatMap((message) => entriesOf(message, sent, files))];
  const { price, contextWindow } = endpoint?.models[0] ?? {};
  return {
    entries,
    tokens: sumTokens(entries),
    leftOut,
    ...(endpoint ? { host: hostOf(endpoint.baseUrl) } : {}),
    ...(price ? { price } : {}),
    ...(contextWindow === undefined ? {} : { contextWindow }),
  };
}

/** The requests for a summary, before the question's own. What the second and later ones say of those before them is not known yet. */
function entriesToSum(toSum: NonNullable<BuiltPrompt['toSum']>): ReceiptEntry[] {
  return portionsOfTurns(toSum, toSum.room).map((turns, at) =>
    textEntry('to-sum', summaryPrompt(turns, at === 0 ? (toSum.before ?? '') : '', toSum.tokens)),
  );
}

const sumTokens = (entries: readonly ReceiptEntry[]) => entries.reduce((sum, { tokens }) => sum + tokens, 0);

function textEntry(role: ReceiptEntry['role'], text: string): ReceiptEntry {
  return { role, pieces: [{ text }], tokens: estimateTokens(text) };
}

function entriesOf({ role, content }: ModelMessage, sent: readonly SentSource[], files: readonly SourceFile[]): ReceiptEntry[] {
  if (role !== 'user' && role !== 'assistant') return [];
  if (typeof content === 'string') return [textEntry(role, content)];
  let picture: Picture | undefined;
  return content.flatMap((part): ReceiptEntry[] => {
    if (part.type === 'file') return [{ role, pieces: [], tokens: PICTURE_TOKENS, ...(picture ? { picture } : {}) }];
    if (part.type !== 'text' && part.type !== 'reasoning') return [];
    const fileId = field(part.providerOptions, 'aside', 'fileId');
    const file = files.find(({ id }) => id === fileId);
    const source = sent.find((each) => each.fileId === fileId);
    const isSummary = field(part.providerOptions, 'aside', 'summary') === true;
    if (!file || !source) return part.text ? [textEntry(isSummary ? 'summary' : role, part.text)] : [];
    picture = file.picture;
    return [
      {
        role,
        pieces: file.picture ? [{ text: part.text }] : piecesOf(file, source),
        source: { file, sent: source },
        tokens: estimateTokens(part.text),
      },
    ];
  });
}
