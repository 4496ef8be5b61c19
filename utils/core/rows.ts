import type { Cited } from './citations/cited';
import type { Fault } from './faults';
import type { NumberRuns } from './number-runs';
import type { OcrLanguage } from './ocr/languages';
import type { Part } from './parts';
import type { EditHistory } from './pictures/edits';
import type { MenuContext } from './prompts';

/** Characters of a page's text that are read and kept (FACTS: 2 MB). */
export const MOST_PAGE_TEXT = 2_000_000;

/** What kind of thing a source is: what the reader that made it says. */
type SourceKind = 'page' | 'selection' | 'file';

/** Something the user was looking at or attached, as a reader returned it: plain data under a cap. */
export interface Source {
  kind: SourceKind;
  /** Empty for a file. */
  url: string;
  title: string;
  /** BCP 47, as the page declares it or as guessed; empty where unknown. */
  language: string;
  /** A small PNG as a data URL; empty where the page has none that may be read. */
  icon: string;
  /** Markdown. */
  text: string;
  /** Set where the page held more than the cap (FACTS: 2 MB). */
  cut?: true;
  /** Set where the page showed nothing to be read, and what it does not show was read: the user is told. */
  bare?: true;
  /** Set where it was pasted as text: it can go back into the question. */
  pasted?: true;
  /** Which pages were read, where it has pages. */
  pages?: PagesRead;
  /** Set where it is a picture: then its text is what its page says of it, mostly nothing, and its words where they were read (`ocr`). */
  picture?: Picture;
  /** Set where it is a recording or a film, which has no text of its own; or a PDF that is to be sent itself, which has its text too. */
  media?: Media;
  /** Set where it is a picture whose words were read on this device. */
  ocr?: Ocr;
  /** Set where it is a recording or a film of which a model wrote down what is said: then that is its text. */
  transcript?: Transcript;
  /** Where it was read, so that an answer can lead back to it. It is of this browser only, and goes into no backup. */
  place?: ReadPlace;
}

/** The tab in which a source was read, and the documents that it came from: the page's own first, then its frames. */
interface ReadPlace {
  tabId: number;
  documents: ReadDocument[];
}

/** A document of a tab, as it is known again. */
export interface ReadDocument {
  /** Left in it by `read-page`, and the same as long as it lives. */
  nonce: string;
  url: string;
}

/** A picture as it is kept; each model is sent it at the size that it sees. */
export interface Picture {
  /** PNG or JPEG, of nothing but its pixels; of one that a model made, PNG, JPEG or WebP as it came. A blob, so that rows can be looked at without reading it. */
  bytes: Blob;
  /** Pixels, 2,576 at most but for one that a model made. */
  width: number;
  height: number;
}

/** A recording, a film, or a PDF that goes as itself: the file as it was attached. */
export interface Media {
  /** Its type is `audio/…`, `video/…` or `application/pdf`. */
  bytes: Blob;
  /** Its length, or a guess by its size where the browser cannot play it. */
  seconds: number;
  /** Of a PDF, which has no length. */
  pages?: number;
}

/** Where in a picture's text its own words begin, which may be at its end: then none were found. */
interface Ocr {
  from: number;
  languages: OcrLanguage[];
}

/** Who wrote down what is said in a recording or a film, and what that took. */
export interface Transcript {
  of: 'recording' | 'film';
  /** Its length; s. */
  seconds: number;
  modelId: string;
  /** As the user sees it. */
  by: string;
  /** Where it went. */
  host: string;
  /** ms since the epoch. */
  startedAt: number;
  endedAt: number;
  usage: Usage;
  /** What the model cost then. */
  price?: Price;
}

/** Which pages of a document were read: the first `read` of all `of`. */
export interface PagesRead {
  read: number;
  of: number;
  /** The pages that hold no words, as runs from first to last: pictures, mostly. */
  empty?: NumberRuns;
}

/** A source as it is kept: once a chat, found again by its hash. */
export interface SourceFile extends Source {
  id: string;
  chatId: string;
  /** SHA-256 of kind, URL, text and picture, with its name, hex; of a recording or a film in the place of its text. */
  hash: string;
  readAt: number;
  /** A panel has what is said in it written down, for it and its branches; where none holds its lock, it was closed before the end. It goes into no backup. */
  writing?: true;
  /** What was done in the editor to its picture, as long as that is not decided. It is not sent, and goes into no backup. */
  edits?: EditHistory;
}

/** One that is, or was, attached as a recording or a film. */
export type Recording = SourceFile & { media: Media };

export interface Chat {
  id: string;
  title: string;
  /** Who gave it its title; absent: it is the beginning of the first question. */
  titleBy?: 'user' | 'model';
  /** The leaf now shown. */
  head: string | null;
  /** By the id of an alternative that was left: the leaf that was shown under it. */
  leaves?: Record<string, string>;
  createdAt: number;
  updatedAt: number;
  pinnedAt?: number;
  /** The page it began on. */
  page?: { url: string; title: string; icon: string };
  /** Deleted by the user, and gone for good at the next start; until then it can be undone. */
  deletedAt?: number;
}

/** `queued` → `streaming` → `done | stopped | failed`; `stopping` is the user's wish; `interrupted` is nobody's any more. */
export type MessageStatus = 'queued' | 'streaming' | 'stopping' | 'done' | 'stopped' | 'failed' | 'interrupted';

/** Token counts as the server reported them. */
export interface Usage {
  inputTokens?: number;
  outputTokens?: number;
  reasoningTokens?: number;
  cachedTokens?: number;
  /** Read and written by the model behind the tool that makes pictures, at a price of its own; 0 where it made none. */
  pictureTokens?: number;
}

/** How much of one source left the machine, in passages; 1 of 1 of a picture. */
export interface SentSource {
  fileId: string;
  sent: number;
  of: number;
  /** What the model was told to call it (`core/citations`); absent where there is nothing to point at. */
  letter?: string;
  /** Which of its passages, where not all. */
  passages?: NumberRuns;
  /** Set where it is a picture that the model cannot see: only its name was sent. */
  unseen?: true;
  /** Set where it is a recording or a film that the model does not take: only its name was sent. */
  unheard?: true;
}

/** What was found out about the words of an answer that end at a place in its text. */
export interface Mark {
  /** Place in `textOf` its parts. */
  at: number;
  /** The only passage that has the same words; absent where they are put as a quotation, and no source has them. */
  cited?: Cited;
  /** The citation that ends there is none: the letters stand so in a source, in the question or in code, and name no passage that was sent. */
  plain?: true;
}

/** Turns that are summed up before a question is asked. */
export interface Summing {
  /** How many, and the place of the first of them in the branch. */
  messages: number;
  from: number;
  /** The request that was made last, and how many there are. */
  at: number;
  of: number;
  /** Tokens that the summary may have, and those of each request. */
  tokens: number;
  room: number;
  /** The summary of what stood before them. */
  before?: string;
  /** The model wrote none. */
  failed?: true;
}

export interface Message {
  id: string;
  chatId: string;
  /** The order in the chat; never the clock. */
  seq: number;
  parentId: string | null;
  role: 'user' | 'assistant';
  parts: Part[];
  status: MessageStatus;
  createdAt: number;
  /** Which endpoint and model answer; on answers only. */
  endpointId?: string;
  modelId?: string;
  effort?: Effort;
  /** The action that asked; on questions only. */
  actionId?: string;
  /** All of the sources are to be read, in portions where they do not fit together; on questions only. */
  wantsAll?: true;
  /** The portion of the sources that is being read, or the last that was; on answers only. */
  portion?: { at: number; of: number };
  /** The answer is to come from the sources alone; on questions only. */
  onlySources?: true;
  /** The answer may be a picture, which costs extra where a tool makes it; on questions only. */
  wantsPicture?: true;
  /** The tool that makes pictures went along; on answers only. */
  pictureTool?: true;
  /** A picture is being made, as far as its server says so or the model does nothing else; on live answers only. */
  drawing?: true;
  /** How many of the oldest messages did not go in their own words because they did not fit; on answers only. */
  leftOut?: number;
  /** Stands for this message and all above it, where they do not fit: the model's words, or the user's. */
  summary?: string;
  /** What stood for the messages that were left out, as it was sent; on answers only. */
  sentSummary?: string;
  /** What of the branch was to be summed up first, as far as it came; on answers only. */
  summing?: Summing;
  /** Where the question went; on answers only. Empty where nothing left the machine. */
  host?: string;
  /** What was said to the model before all else; on answers only. */
  instructions?: string;
  /** What of the question's sources was sent; on answers only. */
  sent?: SentSource[];
  /** Where its words stand in its sources, as far as they do without a citation of its own; on answers that have ended and were looked at. */
  marks?: Mark[];
  /** When the first request went out. */
  startedAt?: number;
  endedAt?: number;
  usage?: Usage;
  /** What its question was estimated at, in tokens, before it was sent. */
  estimated?: number;
  /** What the model cost when it answered. */
  price?: Price;
  fault?: Fault;
  /** The answer stopped at a limit on its length. */
  cutShort?: true;
  /** The server asked to be left alone; the turn tries again at this time (ms since the epoch). On live answers only. */
  retryAt?: number;
  /** Tries so far, after the first; on live answers only. */
  retries?: number;
  /** Deleted by the user with all that stands under it, and gone for good at the next start; until then it can be undone. */
  deletedAt?: number;
  /** The server counted fewer tokens than were certainly sent: it cut the question in silence. Both in tokens. */
  readShort?: { read: number; sent: number };
}

/** What a model can be given. `file` is a PDF. */
export type Modality = 'text' | 'image' | 'audio' | 'video' | 'file';

/** US dollars per million tokens. */
export interface Price {
  input: number;
  output: number;
  cachedInput?: number;
}

/** How long a model thinks first; each family has its own control for it. Absent is the family's own choice. */
export type Effort = 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max';

/** What is known of a model; what is absent is unknown, never 0. */
export interface ModelInfo {
  id: string;
  name: string;
  /** Tokens, question and answer together. */
  contextWindow?: number;
  /** Tokens of the longest answer. */
  maxOutput?: number;
  inputs?: Modality[];
  /** Set where it answers with more than text. */
  outputs?: Modality[];
  price?: Price;
  /** The efforts it takes, lowest first; empty where it has no such control. */
  efforts?: Effort[];
}

/** The user's wishes for all questions to an endpoint. */
export interface Parameters {
  /** Said to the model with every question, after our own instructions. */
  instructions?: string;
  /** 0–2. */
  temperature?: number;
  /** Tokens of the longest answer. */
  maxOutput?: number;
  effort?: Effort;
  /** Tokens; overrules what the server says. */
  contextWindow?: number;
}

export interface Endpoint {
  id: string;
  providerId: string;
  /** Which preset it was made from; its facts and next steps follow from it. */
  presetId?: string;
  name: string;
  /** With the API's version path, without a trailing slash: `http://localhost:8080/v1`. */
  baseUrl: string;
  /** Names of the extra headers, as typed. Their values are sealed with the key: proxies carry secrets in them. */
  headerNames?: string[];
  models: ModelInfo[];
  /** The model that answers, where the user chose one. */
  defaultModelId?: string;
  /** The one that writes down recordings, where the user chose one. */
  transcriberId?: string;
  parameters?: Parameters;
  /** Its place among the others, as the user ordered them; absent: last, by `createdAt`. */
  order?: number;
  createdAt: number;
}

/** What answers a question. */
export interface Engine {
  endpointId: string;
  modelId: string;
  /** Absent: the endpoint's, else the model's own choice. */
  effort?: Effort;
}

/** What a click outside the panel asks of the panel of its window. */
export interface Intent {
  id: string;
  windowId: number;
  tabId: number;
  /** An action's id; absent: only look at the tab again. */
  actionId?: string;
  /** The selected words, where a click carried them. */
  selection?: string;
  /** The picture that was clicked on: its frame, its address where it is of some length, and Firefox's number for what was clicked. */
  picture?: { frameId: number; address?: string; target?: number };
  createdAt: number;
}

/** A prompt of the user's own, or what they changed of a built-in one, by its id; what is absent is as it was. */
export interface PromptRow {
  id: string;
  name?: string;
  slash?: string;
  text?: string;
  menus?: readonly MenuContext[];
  /** Its place among all prompts; absent: where it would stand by itself. */
  order?: number;
  /** A built-in one that the user took away. */
  hidden?: true;
}
