import type { LanguageModelV4, LanguageModelV4Usage } from '@ai-sdk/provider';
import { hostOf } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import { readStream } from '@/utils/core/read-stream';
import type { Endpoint, Media, Usage } from '@/utils/core/rows';
import type { Said } from '@/utils/core/transcript/transcribe';
import { writtenCues } from '@/utils/core/transcript/written-cues';
import { CEILINGS } from '@/utils/net/ceilings';
import { callSettings } from './call-settings';

const ASK = `Write down what is said in this file, word for word, in the language in which it is said.
Begin a line where somebody else speaks, and at least every 30 seconds: the time in brackets, the speaker's name where it is known, else "Speaker 1", "Speaker 2", and the words.
[0:00] Speaker 1: The first words.
Write nothing else: no introduction, no summary, no translation, no description of pictures. Of sounds without words write nothing. If nothing is said, answer with nothing but: [none]`;

/** What is answered where nothing is said. */
const NOTHING = /^\W*none\W*$/i;

/**
 * Has a model that hears write down what is said in a recording or a film.
 * @param endpoint of `withLimits`
 * @throws AppError `filtered`, `too-large`, `cut-off`; what the stream throws
 */
export async function writtenByListener(
  model: LanguageModelV4,
  endpoint: Endpoint,
  { bytes, seconds }: Media,
  progress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<Said> {
  const host = hostOf(endpoint.baseUrl);
  const data = new Uint8Array(await bytes.arrayBuffer());
  const { stream } = await model.doStream({
    // To write down what is heard takes no thought.
    ...callSettings(endpoint, model.modelId, 'none', 'none').settings,
    prompt: [
      {
        role: 'user',
        content: [
          { type: 'file', mediaType: bytes.type, data: { type: 'data', data } },
          { type: 'text', text: ASK },
        ],
      },
    ],
    abortSignal: signal,
  });
  const texts: string[] = [];
  let length = 0;
  let line = '';
  for await (const part of readStream(stream)) {
    signal.throwIfAborted();
    if (part.type === 'error') throw part.error;
    if (part.type === 'text-delta') {
      texts.push(part.delta);
      length += part.delta.length;
      if (length > CEILINGS.characters) throw new AppError({ code: 'too-large', host });
      line += part.delta;
      if (!part.delta.includes('\n')) continue;
      const end = line.lastIndexOf('\n');
      const at = writtenCues(line.slice(0, end)).at(-1)?.start;
      line = line.slice(end + 1);
      if (at !== undefined) progress(Math.min(at, seconds), seconds);
    }
    if (part.type !== 'finish') continue;
    const { unified } = part.finishReason;
    if (unified === 'content-filter') throw new AppError({ code: 'filtered', host });
    if (unified === 'error') throw new AppError({ code: 'cut-off', host });
    const text = texts.join('');
    if (NOTHING.test(text)) return { text: '', cues: [], usage: usageOf(part.usage) };
    const cues = writtenCues(text);
    const last = cues.at(-1);
    // What a limit on its length cut off is not there in silence.
    const end = unified === 'length' ? `(What was said went on; it was written down to here.)` : '';
    if (last && end) last.text += ` ${end}`;
    return { text: [text.trim(), end].filter(Boolean).join('\n\n'), cues, usage: usageOf(part.usage) };
  }
  signal.throwIfAborted();
  throw new AppError({ code: 'cut-off', host });
}

function usageOf({ inputTokens, outputTokens }: LanguageModelV4Usage): Usage {
  return {
    ...(inputTokens.total === undefined ? {} : { inputTokens: inputTokens.total }),
    ...(outputTokens.total === undefined ? {} : { outputTokens: outputTokens.total }),
    ...(outputTokens.reasoning ? { reasoningTokens: outputTokens.reasoning } : {}),
    ...(inputTokens.cacheRead ? { cachedTokens: inputTokens.cacheRead } : {}),
  };
}
