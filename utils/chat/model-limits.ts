import { isNearby } from '@/utils/core/addresses';
import { DEFAULT_CONTEXT_WINDOW, longestAnswer } from '@/utils/core/budget';
import { factsOf, type ModelFacts } from '@/utils/core/models/facts-of';
import type { Endpoint, Modality, ModelInfo } from '@/utils/core/rows';
import { providers } from '@/utils/providers';
import { presetOf } from '@/utils/providers/presets';

/**
 * Tokens that Aside uses of an Ollama model's window unless the user says more: it gets as much as it is told to read, and takes memory
 * for all of it.
 */
const OLLAMA_WINDOW = 32_768;

/**
 * What a question to a model has to keep to. Without inputs or a price they are unknown; without efforts, too, and none is offered.
 */
export interface Limits extends ModelFacts {
  contextWindow: number;
}

/** Whether a model can be given pictures. One of which nobody knows gets them: its server says so if it cannot. */
export function seesPictures({ inputs }: { inputs?: Modality[] } = {}): boolean {
  return inputs?.includes('image') ?? true;
}

/**
 * The limits of a model, each from the first that knows it: the user, the server, the snapshot, a careful guess.
 * @param endpoint its `models` as the server gave them, without the snapshot's facts
 */
export async function limitsOf(endpoint: Endpoint, modelId: string): Promise<Limits> {
  const { id: _id, name: _name, ...known } = await modelOf(endpoint, modelId);
  const maxOutput = endpoint.parameters?.maxOutput;
  return { ...known, ...(maxOutput === undefined ? {} : { maxOutput: Math.min(maxOutput, known.maxOutput ?? maxOutput) }) };
}

/**
 * An endpoint as its provider is asked: its only model with every limit known of it, so that what is sent and what is shown keep to the
 * same. Of the model's longest answer no more than leaves room for the question.
 */
export async function withLimits(endpoint: Endpoint, modelId: string): Promise<Endpoint> {
  const { maxOutput, ...model } = await modelOf(endpoint, modelId);
  const most = maxOutput === undefined ? {} : { maxOutput: Math.min(maxOutput, longestAnswer(model.contextWindow)) };
  return { ...endpoint, models: [{ ...model, ...most }] };
}

/** A model with its limits but for the user's on its answers. */
async function modelOf(endpoint: Endpoint, modelId: string): Promise<ModelInfo & Limits> {
  const listed = endpoint.models.find(({ id }) => id === modelId) ?? { id: modelId, name: modelId };
  const known = await completed(listed, endpoint);
  const contextWindow = endpoint.parameters?.contextWindow ?? usable(known.contextWindow ?? DEFAULT_CONTEXT_WINDOW, endpoint);
  return { ...known, contextWindow };
}

function usable(window: number, { providerId }: Endpoint): number {
  return providerId === 'ollama' ? Math.min(window, OLLAMA_WINDOW) : window;
}

/** Models as a server listed them, with what the snapshot and the format know beside it. To be shown; what is kept is the server's answer. */
export function withFacts(models: readonly ModelInfo[], endpoint: At): Promise<ModelInfo[]> {
  return Promise.all(models.map((model) => completed(model, endpoint)));
}

type At = Pick<Endpoint, 'baseUrl' | 'presetId' | 'providerId'>;

async function completed(model: ModelInfo, endpoint: At): Promise<ModelInfo> {
  const efforts = providers.find(({ id }) => id === endpoint.providerId)?.efforts?.(model.id);
  const facts = await factsOf(presetOf(endpoint)?.factsId, model.id);
  return {
    ...(efforts ? { efforts } : {}),
    ...(mayTrustWindow(endpoint) ? facts : withoutWindow(facts)),
    ...model,
  };
}

/**
 * Whether a model's own window is the one it has at this server. A server of the user's own may load any model with less, and some cut
 * what is over it in silence. Ollama is told with each question.
 */
function mayTrustWindow({ baseUrl, providerId }: At): boolean {
  if (providerId === 'ollama' || !URL.canParse(baseUrl)) return true;
  return !isNearby(new URL(baseUrl).hostname);
}

function withoutWindow({ contextWindow: _window, maxOutput: _output, ...facts }: ModelFacts): ModelFacts {
  return facts;
}
