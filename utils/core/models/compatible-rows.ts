import { field, isRecord, listAt, stringAt } from '@/utils/core/json';
import type { Effort, Modality, ModelInfo, Price } from '@/utils/core/rows';
import { compatibleEfforts } from './compatible-effort';
import { canChat, countOf, modalitiesOf, modelRow } from './model-rows';
import { onlyTranscribes } from './transcribers';

const PER_MILLION = 1_000_000;

/**
 * A row of `GET /models`: OpenAI's id, with what OpenRouter, Groq, Mistral, vLLM, llama.cpp, LM Studio and others add to it.
 * @returns nothing where it is no model that answers questions, or writes down what is said
 */
export function compatibleRow(row: unknown): ModelInfo[] {
  const id = stringAt(row, 'id');
  const type = stringAt(row, 'type');
  const told = listAt(row, 'architecture', 'output_modalities');
  const outputs = modalitiesOf(told).filter((output) => output === 'text' || output === 'image');
  const draws = outputs.includes('image');
  // What speaks, or hears who and whether: speaches lists them too, with what each is for (`ModelTask` in its api_types.py).
  if (/^(?:text-to-speech|speaker-|voice-)/.test(stringAt(row, 'task') ?? '')) return [];
  if (!id || type === 'embeddings' || type === 'embedding' || type === 'image' || type === 'rerank') return [];
  if (told.length > 0 && outputs.length === 0) return [];
  // What it says of chats says nothing of this.
  if (onlyTranscribes(id)) return [{ id, name: stringAt(row, 'name') || id }];
  if (!(draws || canChat(id)) || field(row, 'capabilities', 'completion_chat') === false) return [];
  return [
    modelRow({
      id,
      name: stringAt(row, 'name') || stringAt(row, 'display_name'),
      contextWindow: countOf(
        field(row, 'loaded_context_length'),
        field(row, 'top_provider', 'context_length'),
        field(row, 'context_length'),
        field(row, 'context_window'),
        // Of LM Studio, which alone tells a state, it is what the model could be loaded with.
        field(row, 'state') === undefined ? field(row, 'max_context_length') : undefined,
        field(row, 'max_model_len'),
        field(row, 'meta', 'n_ctx'),
      ),
      maxOutput: countOf(
        field(row, 'top_provider', 'max_completion_tokens'),
        field(row, 'max_completion_tokens'),
        field(row, 'max_output_tokens'),
      ),
      inputs: inputsOf(row),
      outputs: draws ? outputs : undefined,
      price: priceOf(field(row, 'pricing')),
      efforts: effortsIn(row, id),
    }),
  ];
}

function inputsOf(row: unknown): Modality[] | undefined {
  const named = modalitiesOf(field(row, 'architecture', 'input_modalities') ?? field(row, 'input_modalities'));
  if (named.length > 0) return named;
  const vision = field(row, 'capabilities', 'vision');
  if (stringAt(row, 'type') === 'vlm' || vision === true) return ['text', 'image'];
  return stringAt(row, 'type') === 'llm' || vision === false ? ['text'] : undefined;
}

/** OpenRouter: dollars a token, as text; below zero where it differs from call to call. */
function priceOf(pricing: unknown): Price | undefined {
  if (!isRecord(pricing)) return undefined;
  const perMillion = (key: string) => {
    const told = field(pricing, key);
    const price = typeof told === 'string' && told.trim() ? Number(told) * PER_MILLION : Number.NaN;
    return Number.isFinite(price) && price >= 0 ? Number(price.toPrecision(12)) : undefined;
  };
  const input = perMillion('prompt');
  const output = perMillion('completion');
  const cachedInput = perMillion('input_cache_read');
  if (input === undefined || output === undefined) return undefined;
  return { input, output, ...(cachedInput === undefined ? {} : { cachedInput }) };
}

function effortsIn(row: unknown, id: string): Effort[] | undefined {
  const taken = field(row, 'supported_parameters');
  if (!Array.isArray(taken)) return undefined;
  if (!taken.includes('reasoning') && !taken.includes('reasoning_effort')) return [];
  const told = listAt(row, 'reasoning', 'supported_efforts');
  const efforts = (['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const).filter((effort) => told.includes(effort));
  if (efforts.length > 0) return efforts;
  const known = compatibleEfforts(id);
  return known && known.length > 0 ? known : ['low', 'medium', 'high'];
}
