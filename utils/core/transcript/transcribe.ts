import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import { field, listAt, numberAt, parseJson, stringAt } from '@/utils/core/json';
import { countOf } from '@/utils/core/models/model-rows';
import { hasVerboseFormat } from '@/utils/core/models/transcribers';
import type { Usage } from '@/utils/core/rows';
import { faultOfResponse } from '@/utils/core/server-faults';
import { type Cue, oneLine } from './cues';

/** What is said in a recording, as a server wrote it down. */
export interface Said {
  /** Empty where nothing is said. */
  text: string;
  /** The same with its times; none where the server tells none. */
  cues: readonly Cue[];
  /** Empty where the server counts no tokens. */
  usage: Usage;
}

export interface TranscriptionRequest {
  /** With the API's version path, without a trailing slash. */
  baseUrl: string;
  modelId: string;
  /** Its name ends as its format does: servers go by that. */
  file: File;
  /** The server is asked for times by their own name alone, as Mistral is. */
  bySegment?: boolean;
}

/**
 * Has a server write down what is said in a file, in OpenAI's format (https://developers.openai.com/api/reference/resources/audio) and in
 * Mistral's, which differs in how times are asked for. A server that knows no format with times is asked once more without.
 * @param fetch of `net`, with the key
 * @throws AppError the fault of the refusal, or `wrong-format`; `file-sound-large` where the file is too large for the server
 */
export async function transcribe(request: TranscriptionRequest, fetch: typeof globalThis.fetch, signal: AbortSignal): Promise<Said> {
  const isVerbose = !request.bySegment && hasVerboseFormat(request.modelId);
  let { response, text } = await post(request, isVerbose, fetch, signal);
  const knowsNoFormat = isVerbose && !response.ok && /response_format|verbose_json|unsupported format/i.test(text);
  if (knowsNoFormat) ({ response, text } = await post(request, false, fetch, signal));
  const host = hostOf(request.baseUrl);
  if (response.status === 413) throw new AppError({ code: 'file-sound-large', host });
  if (!response.ok) throw new AppError(faultOfResponse(host, response.status, text, response.headers));
  const said = saidIn(parseJson(text));
  if (!said) throw new AppError({ code: 'wrong-format', host });
  return said;
}

async function post(
  { baseUrl, modelId, file, bySegment }: TranscriptionRequest,
  isVerbose: boolean,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<{ response: Response; text: string }> {
  const body = new FormData();
  body.append('file', file);
  body.append('model', modelId);
  if (bySegment) body.append('timestamp_granularities', 'segment');
  else body.append('response_format', isVerbose ? 'verbose_json' : 'json');
  const response = await fetch(`${baseUrl}/audio/transcriptions`, { method: 'POST', body, signal });
  return { response, text: await response.text() };
}

function saidIn(json: unknown): Said | undefined {
  const text = stringAt(json, 'text');
  if (text === undefined) return undefined;
  const inputTokens = countOf(field(json, 'usage', 'input_tokens'), field(json, 'usage', 'prompt_tokens'));
  const outputTokens = countOf(field(json, 'usage', 'output_tokens'), field(json, 'usage', 'completion_tokens'));
  return {
    text: text.trim(),
    cues: cuesIn(listAt(json, 'segments')),
    usage: { ...(inputTokens === undefined ? {} : { inputTokens }), ...(outputTokens === undefined ? {} : { outputTokens }) },
  };
}

/** @returns none where the first words have no time: all of them stand in the text */
function cuesIn(segments: readonly unknown[]): Cue[] {
  const cues: Cue[] = [];
  for (const segment of segments) {
    const start = numberAt(segment, 'start');
    const words = oneLine(stringAt(segment, 'text') ?? '');
    const speaker = stringAt(segment, 'speaker') || stringAt(segment, 'speaker_id');
    const last = cues.at(-1);
    if (!words) continue;
    if (start !== undefined) cues.push({ start, text: words, ...(speaker ? { speaker } : {}) });
    else if (last) last.text += ` ${words}`;
    else return [];
  }
  return cues;
}
