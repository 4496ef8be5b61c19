import { AppError } from './faults';

/** One member of a JSON object, or one element of the array that is taken apart; as it was written. */
export interface JsonPiece {
  key: string;
  /** Absent where it is an element beyond the bounds. */
  json?: string;
}

interface Bounds {
  /** Characters of one piece. */
  mostChars: number;
  /** Brackets within one piece. */
  mostDepth: number;
}

type State = 'begin' | 'key' | 'in-key' | 'colon' | 'value' | 'element' | 'in-value' | 'end';

const SPACE = /[\s,]/;
const QUOTES = /["\\]/g;

/**
 * Cuts a JSON object into its members while it arrives, so that a large file never stands in memory as a whole. Only the outer brackets are
 * looked at; what a piece holds is for `JSON.parse` to judge, and a piece that it refuses leaves the others whole.
 * @param spread the member whose array is handed on element by element
 * @throws AppError `backup-foreign` where it is no object, `backup-cut` where it ends early, `backup-large` where a member is beyond the bounds, or too deep
 */
export async function* jsonPieces(
  chunks: AsyncIterable<string>,
  spread: string,
  { mostChars, mostDepth }: Bounds,
): AsyncGenerator<JsonPiece> {
  let state = 'begin' as State;
  let key = '';
  let inArray = false;
  let held: string[] = [];
  let heldChars = 0;
  let isLarge = false;
  let depth = 0;
  let inString = false;
  let escaped = false;

  /** Whether the character ends the value that is being read, itself included or not. */
  function ends(char: string): 'with' | 'before' | undefined {
    if (inString) {
      if (escaped) escaped = false;
      else if (char === '\\') escaped = true;
      else if (char === '"') {
        inString = false;
        return depth === 0 ? 'with' : undefined;
      }
      return undefined;
    }
    if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      if (++depth > mostDepth) throw new AppError('backup-large');
    } else if (char === '}' || char === ']') {
      if (depth === 0) return 'before';
      if (--depth === 0) return 'with';
    } else if (depth === 0 && SPACE.test(char)) return 'before';
    return undefined;
  }

  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      // Most of a file is text: only its quotes and backslashes are looked at.
      if (state === 'in-value' && inString && !escaped) at = next(QUOTES, chunk, at);
      const char = chunk.charAt(at);
      if (state === 'in-key' || state === 'in-value') {
        const end: ReturnType<typeof ends> = state === 'in-key' ? (char === '"' ? 'before' : undefined) : ends(char);
        if (!end) continue;
        const text = [...held, chunk.slice(from, end === 'with' ? at + 1 : at)].join('');
        held = [];
        heldChars = 0;
        if (state === 'in-key') {
          key = text;
          state = 'colon';
        } else {
          yield isLarge ? { key } : { key, json: text };
          isLarge = false;
          state = inArray ? 'element' : 'key';
          if (end === 'before') at--;
        }
        continue;
      }
      if (SPACE.test(char) || char === '\uFEFF') continue;
      if (state === 'begin') {
        if (char !== '{') throw new AppError('backup-foreign');
        state = 'key';
      } else if (state === 'key') {
        if (char === '}') state = 'end';
        else if (char === '"') {
          state = 'in-key';
          from = at + 1;
        } else throw new AppError('backup-broken');
      } else if (state === 'colon') {
        if (char !== ':') throw new AppError('backup-broken');
        state = 'value';
      } else if (state === 'value' && key === spread && char === '[') {
        inArray = true;
        state = 'element';
      } else if (state === 'element' && char === ']') {
        inArray = false;
        state = 'key';
      } else if (state === 'value' || state === 'element') {
        state = 'in-value';
        from = at;
        at--;
      } else if (state === 'end') throw new AppError('backup-broken');
    }
    if (state === 'in-key' || state === 'in-value') {
      held.push(chunk.slice(from));
      heldChars += chunk.length - from;
      from = 0;
      if (heldChars <= mostChars) continue;
      if (!inArray) throw new AppError('backup-large');
      // Read to its end and dropped: what follows it is whole.
      isLarge = true;
      held = [];
      heldChars = 0;
    }
  }
  if (state === 'begin') throw new AppError('backup-foreign');
  if (state !== 'end') throw new AppError('backup-cut');
}

/** Where a pattern is next found, from `at` on; the text's end where it is not. */
function next(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}
