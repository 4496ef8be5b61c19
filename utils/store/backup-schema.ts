import '@/utils/core/jitless';
import { z } from 'zod';
import { fromBase64 } from '@/utils/core/base64';
import { FAULT_CODES } from '@/utils/core/faults';
import { lookFrom } from '@/utils/core/look';
import { MOST_SECONDS, mediaType, PDF } from '@/utils/core/media/media-type';
import { OCR_LANGUAGES } from '@/utils/core/ocr/languages';
import { LONGEST_SIDE, MOST_PIXELS } from '@/utils/core/pictures/fit-within';
import { MOST_MADE_BYTES } from '@/utils/core/pictures/made-picture';
import { pictureKind } from '@/utils/core/pictures/picture-kind';
import { type Chat, type Endpoint, type Message, MOST_PAGE_TEXT, type PromptRow, type SourceFile } from '@/utils/core/rows';
import { LANGUAGES } from '@/utils/i18n/languages';
import { AUTO_LOCKS } from './settings';

// What a backup may hold: rows as this version knows them. What a row says beyond that is left out; a chat with a row that says less, or
// something else, is refused as a whole. Plain data comes out of it whatever was in the file.

const id = z.string().regex(/^[\w-]{1,64}$/);
const name = z.string().max(1_000);
/** ms since the epoch, as far as a date can go. */
const time = z.number().min(0).max(8.64e15);
const count = z.number().int().min(0);
const text = z.string();
const icon = z
  .string()
  .max(200_000)
  .regex(/^(data:image\/png;base64,[A-Za-z0-9+/=]*)?$/)
  .catch('');
const url = z.string().max(100_000);

/** Characters of a picture as base64; those that models make are the largest. */
const MOST_BASE64 = (MOST_MADE_BYTES * 4) / 3;
const pixels = z.number().int().min(1).max(LONGEST_SIDE);
const hasFewPixels = ({ width, height }: { width: number; height: number }) => width * height <= MOST_PIXELS;
const size = z.object({ width: pixels, height: pixels }).refine(hasFewPixels);

const base64 = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/)
    .refine(({ length }) => length % 4 === 0);

const mediaTypeName = z.string().regex(/^(?:(?:audio|video)\/[a-z0-9-]{1,20}|application\/pdf)$/);

/** Of 50 MB, and a little more. */
const media = z
  .object({ type: mediaTypeName, seconds: z.number().min(0), pages: count.exactOptional(), base64: base64(70_000_000) })
  .transform(({ type, seconds, pages, base64: text }, context) => {
    const bytes = fromBase64(text);
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
    const isIt = type === PDF ? head.includes('%PDF-') : mediaType(head) !== undefined;
    if (!isIt) context.addIssue('not what it says it is');
    return { bytes: new Blob([bytes], { type }), seconds: Math.min(seconds, MOST_SECONDS), ...(pages === undefined ? {} : { pages }) };
  });

const picture = z
  .object({
    type: z.enum(['image/png', 'image/jpeg', 'image/webp']),
    width: pixels,
    height: pixels,
    base64: base64(MOST_BASE64),
  })
  .refine(hasFewPixels)
  .transform(({ type, width, height, base64 }, context) => {
    const bytes = fromBase64(base64);
    if (`image/${pictureKind(new TextDecoder('latin1').decode(bytes.subarray(0, 16)))}` !== type)
      context.addIssue('not what it says it is');
    return { bytes: new Blob([bytes], { type }), width, height };
  });

const ocrLanguages = z.array(z.enum(OCR_LANGUAGES)).max(OCR_LANGUAGES.length);

const letter = z.string().regex(/^[a-z]{1,3}$/);

const runs = z.array(z.tuple([count, count])).max(30_000);

const sourceKind = z.enum(['page', 'selection', 'file']);

const meta = z.record(z.string(), z.record(z.string(), z.json()));

const usage = z.object({
  inputTokens: z.number().exactOptional(),
  outputTokens: z.number().exactOptional(),
  reasoningTokens: z.number().exactOptional(),
  cachedTokens: z.number().exactOptional(),
  pictureTokens: z.number().exactOptional(),
});

const price = z.object({ input: z.number(), output: z.number(), cachedInput: z.number().exactOptional() });

const transcript = z.object({
  of: z.enum(['recording', 'film']),
  seconds: z.number().min(0),
  modelId: name,
  by: name,
  host: name,
  startedAt: time,
  endedAt: time,
  usage,
  price: price.exactOptional(),
});

const part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text, meta: meta.exactOptional() }),
  z.object({ type: z.literal('reasoning'), text, startedAt: time, ms: z.number().min(0).exactOptional(), meta: meta.exactOptional() }),
  z.object({
    type: z.literal('source'),
    fileId: id,
    struck: runs.exactOptional(),
    label: z
      .object({
        kind: sourceKind,
        url,
        title: z.string(),
        icon,
        start: z.string().max(1_000).exactOptional(),
        picture: size.exactOptional(),
        media: mediaTypeName.exactOptional(),
        transcript: transcript.exactOptional(),
      })
      .exactOptional(),
  }),
  z.object({ type: z.literal('picture'), fileId: id, name, size, meta: meta.exactOptional(), unfinished: z.literal(true).exactOptional() }),
  z.object({ type: z.literal('refused-picture'), over: z.literal(true).exactOptional() }),
]);

const effort = z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']);

/** An answer that was still being written is nobody's any more: nothing that is read back is ever asked. */
const status = z
  .enum(['queued', 'streaming', 'stopping', 'done', 'stopped', 'failed', 'interrupted'])
  .transform((said) => (said === 'queued' || said === 'streaming' || said === 'stopping' ? 'interrupted' : said));

const fault = z.object({
  code: z.enum(FAULT_CODES).catch('unknown'),
  host: name.exactOptional(),
  status: z.number().exactOptional(),
  to: name.exactOptional(),
  retryAt: time.exactOptional(),
  said: name.exactOptional(),
  stage: z.enum(['headers', 'first', 'body', 'whole']).exactOptional(),
});

const message = z.object({
  id,
  seq: count,
  parentId: id.nullable(),
  role: z.enum(['user', 'assistant']),
  parts: z.array(part).max(10_000),
  status,
  createdAt: time,
  endpointId: id.exactOptional(),
  modelId: name.exactOptional(),
  effort: effort.exactOptional(),
  actionId: name.exactOptional(),
  onlySources: z.literal(true).exactOptional(),
  wantsPicture: z.literal(true).exactOptional(),
  pictureTool: z.literal(true).exactOptional(),
  wantsAll: z.literal(true).exactOptional(),
  portion: z.object({ at: count, of: count }).exactOptional(),
  leftOut: count.exactOptional(),
  summary: text.exactOptional(),
  sentSummary: text.exactOptional(),
  summing: z
    .object({
      messages: count,
      from: count,
      at: count,
      of: count,
      tokens: z.number(),
      room: z.number(),
      before: text.exactOptional(),
      failed: z.literal(true).exactOptional(),
    })
    .exactOptional(),
  instructions: z.string().max(200_000).exactOptional(),
  host: name.exactOptional(),
  sent: z
    .array(
      z.object({
        fileId: id,
        sent: count,
        of: count,
        letter: letter.exactOptional(),
        passages: runs.exactOptional(),
        unseen: z.literal(true).exactOptional(),
        unheard: z.literal(true).exactOptional(),
      }),
    )
    .exactOptional(),
  marks: z
    .array(z.object({ at: count, cited: z.object({ letter, n: count }).exactOptional(), plain: z.literal(true).exactOptional() }))
    .max(10_000)
    .exactOptional(),
  startedAt: time.exactOptional(),
  endedAt: time.exactOptional(),
  usage: usage.exactOptional(),
  estimated: z.number().exactOptional(),
  price: price.exactOptional(),
  fault: fault.exactOptional(),
  cutShort: z.literal(true).exactOptional(),
  readShort: z.object({ read: z.number(), sent: z.number() }).exactOptional(),
});

const file = z.object({
  id,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  kind: sourceKind,
  url,
  title: z.string(),
  language: name,
  icon,
  text: z.string().max(MOST_PAGE_TEXT),
  cut: z.literal(true).exactOptional(),
  pasted: z.literal(true).exactOptional(),
  bare: z.literal(true).exactOptional(),
  pages: z
    .object({
      read: count,
      of: count,
      empty: runs.max(10_000).exactOptional(),
    })
    .exactOptional(),
  picture: picture.exactOptional(),
  media: media.exactOptional(),
  ocr: z.object({ from: count, languages: ocrLanguages }).exactOptional(),
  transcript: transcript.exactOptional(),
  readAt: time,
});

const chat = z.object({
  id,
  title: z.string().max(1_000),
  titleBy: z.enum(['user', 'model']).exactOptional(),
  head: id.nullable(),
  leaves: z.record(id, id).exactOptional(),
  createdAt: time,
  updatedAt: time,
  pinnedAt: time.exactOptional(),
  page: z.object({ url, title: z.string(), icon }).exactOptional(),
});

/** Words that were read are those of a picture, and stand in its text; what was written down is that of a recording. */
const hasItsWords = ({ picture: shown, media: heard, ocr, transcript: written, text: says }: z.infer<typeof file>) =>
  (!ocr || (shown !== undefined && ocr.from <= says.length)) && (!written || (heard !== undefined && says !== ''));

/** A chat with all that belongs to it; its messages and files say the chat's id only once. */
export const chatEntry = z.object({ chat, messages: z.array(message), files: z.array(file.refine(hasItsWords)) });

const modalities = z.array(z.enum(['text', 'image', 'audio', 'video', 'file']));

const model = z.object({
  id: name,
  name,
  contextWindow: z.number().exactOptional(),
  maxOutput: z.number().exactOptional(),
  inputs: modalities.exactOptional(),
  outputs: modalities.exactOptional(),
  price: price.exactOptional(),
  efforts: z.array(effort).exactOptional(),
});

export const endpointEntry = z.object({
  id,
  providerId: name,
  presetId: name.exactOptional(),
  name,
  baseUrl: z
    .string()
    .max(2_000)
    .regex(/^https?:\/\//)
    .refine(URL.canParse),
  headerNames: z.array(name).exactOptional(),
  models: z.array(model),
  defaultModelId: name.exactOptional(),
  transcriberId: name.exactOptional(),
  parameters: z
    .object({
      instructions: z.string().exactOptional(),
      temperature: z.number().exactOptional(),
      maxOutput: z.number().exactOptional(),
      effort: effort.exactOptional(),
      contextWindow: z.number().exactOptional(),
    })
    .exactOptional(),
  order: z.number().exactOptional(),
  createdAt: time,
});

const menu = z.enum(['page', 'selection', 'image']);

export const promptEntry = z.object({
  id,
  name: name.exactOptional(),
  slash: name.exactOptional(),
  text: z.string().max(100_000).exactOptional(),
  menus: z.array(menu).max(3).exactOptional(),
  order: z.number().exactOptional(),
  hidden: z.literal(true).exactOptional(),
});

const engine = z.object({ endpointId: id, modelId: name, effort: effort.exactOptional() });

/** The settings that go along, each by its id; one that is not what it should be is left out. */
export const settingEntries = {
  engine,
  recentEngines: z.array(engine).max(20),
  autoLock: z.union(AUTO_LOCKS.map((choice) => z.literal(choice))),
  look: z.unknown().transform(lookFrom),
  instructions: z.string().max(100_000),
  nameChats: z.boolean(),
  ocrLanguages: ocrLanguages.min(1),
  language: z.enum(['system', ...LANGUAGES.map(({ code }) => code)]),
} satisfies Record<string, z.ZodType>;

// A field that a row gets must be told here too, or a backup would lose it: these lines do not compile until it is.
type Knows<Row, Schema extends z.ZodType, Apart extends keyof Row = never> = [Exclude<keyof Row, Apart>] extends [keyof z.infer<Schema>]
  ? true
  : never;
true satisfies Knows<Chat, typeof chat, 'deletedAt'>;
true satisfies Knows<Message, typeof message, 'chatId' | 'retryAt' | 'retries' | 'drawing' | 'deletedAt'>;
true satisfies Knows<SourceFile, typeof file, 'chatId' | 'place' | 'writing' | 'edits'>;
true satisfies Knows<Endpoint, typeof endpointEntry>;
true satisfies Knows<PromptRow, typeof promptEntry>;
