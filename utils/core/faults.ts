import { field } from './json';

/** What went wrong, as plain data that a row can keep. Its sentence and next step follow from the code (words `fault.*`). */
export interface Fault {
  code: FaultCode;
  /** Where it happened, for the sentence. */
  host?: string;
  status?: number;
  /** Where a redirect pointed, where that is known. */
  to?: string;
  /** When the server will answer again, if it said so; ms since the epoch. */
  retryAt?: number;
  /** The server's own words, shortened; `net` has taken the key out of them. */
  said?: string;
  /** How far the answer had come; on `timeout` only. */
  stage?: Stage;
}

/** What was waited for: the response's head, its first byte, the next bytes, or the end of the whole answer. */
export type Stage = 'headers' | 'first' | 'body' | 'whole';

export const FAULT_CODES = [
  'offline',
  'unreachable',
  'name-unknown',
  'certificate',
  'redirected',
  'not-allowed-host',
  'insecure-address',
  'bad-address',
  'bad-key',
  'header-gone',
  'refused',
  'origin-refused',
  'wrong-key',
  'no-credit',
  'not-found',
  'no-such-model',
  'wrong-format',
  'too-long',
  'rate-limited',
  'server-error',
  'timeout',
  'too-large',
  'cut-off',
  'endpoint-gone',
  'key-gone',
  'locked',
  'not-kept',
  'nothing-answered',
  'filtered',
  'not-verified',
  'tool-asked',
  'only-draws',
  'page-loading',
  'page-not-allowed',
  'page-browser',
  'page-store',
  'page-extension',
  'page-error',
  'page-file',
  'page-pdf',
  'page-pdf-not-allowed',
  'page-empty',
  'page-canvas',
  'page-unreadable',
  'page-asleep',
  'page-left',
  'page-pinched',
  'view-not-allowed',
  'picture-gone',
  'picture-broken',
  'picture-foreign',
  'picture-replaced',
  'ocr-failed',
  'ocr-offline',
  'ocr-unreachable',
  'ocr-wrong',
  'file-picture',
  'file-picture-large',
  'file-media-large',
  'file-sound-large',
  'file-silent',
  'file-gone',
  'file-heic',
  'file-drawing',
  'file-binary',
  'file-old',
  'file-empty',
  'file-scanned',
  'file-unreadable',
  'file-broken',
  'file-cut-off',
  'file-large',
  'file-slow',
  'file-locked',
  'file-wrong-password',
  'backup-foreign',
  'backup-newer',
  'backup-cut',
  'backup-broken',
  'backup-large',
  'unknown',
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];

export class AppError extends Error {
  readonly fault: Fault;
  constructor(fault: FaultCode | Fault, options?: ErrorOptions) {
    const row = typeof fault === 'string' ? { code: fault } : fault;
    super(row.code, options);
    this.name = 'AppError';
    this.fault = row;
  }
}

/** The fault inside an error or one of its causes; `unknown`, with the error's words, where there is none. */
export function faultOf(error: unknown): Fault {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AppError) return cause.fault;
  }
  // The SDK hands on what a server said in mid-stream as it came: an object with a message, or words.
  const message = field(error, 'message');
  return { code: 'unknown', said: shorten(typeof message === 'string' ? message : String(error)) };
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** For a wish that nobody has any more; what goes wrong for another reason is thrown on. */
export function ignoreAbort(error: unknown): void {
  if (!isAbort(error)) throw error;
}

/** Somebody else's words, fit for one line of ours: up to 300 characters. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
