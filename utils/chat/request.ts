import { answerReserve, DEFAULT_CONTEXT_WINDOW } from '@/utils/core/budget';
import { calibrated, type Sample } from '@/utils/core/calibrated';
import { keptIdsOf } from '@/utils/core/parts';
import { asTaken } from '@/utils/core/pictures/as-taken';
import type { Endpoint, Engine, Message, SourceFile } from '@/utils/core/rows';
import { pictureBytes } from '@/utils/store/files';
import { callSettings } from './call-settings';
import { seesPictures } from './model-limits';
import { buildPrompt } from './prompt';
import type { SeenPictures } from './source-parts';

/** Tokens; any number of them says what one is worth. */
const COUNTED = 10_000;

interface Asked {
  /** Root first; its last message is the question, or an answer to be continued. */
  branch: readonly Message[];
  /** Those that the branch brought, or more. */
  files: readonly SourceFile[];
  /** The user's own, for all models. */
  instructions: string | undefined;
  /** How the model's server counted before. */
  samples: readonly Sample[];
}

/**
 * Question and answer, each within what the other leaves of the window.
 * @param endpoint of `withLimits`
 */
export async function requestFor(
  { endpointId, modelId, effort }: Engine,
  endpoint: Endpoint,
  { branch, files, instructions: forAll, samples }: Asked,
) {
  const { settings, thoughtTokens } = callSettings(endpoint, modelId, effort);
  const contextWindow = endpoint.models[0]?.contextWindow ?? DEFAULT_CONTEXT_WINDOW;
  const most = settings.maxOutputTokens;
  // Who counts more than we do has the smaller window, in our tokens.
  const window = Math.floor((contextWindow * COUNTED) / calibrated(COUNTED, samples));
  const prompt = await buildPrompt(branch, files, window, {
    // What is said to one endpoint alone comes last, so that it counts where the two differ.
    instructions: [forAll, endpoint.parameters?.instructions].filter((each) => each?.trim()).join('\n\n'),
    isOwn: (other) => other.endpointId === endpointId && other.modelId === modelId,
    answerTokens: (most ?? 0) + thoughtTokens,
    pictures: await picturesFor(endpoint, branch, files),
  });
  const left = Math.max(answerReserve(contextWindow), prompt.answerTokens - thoughtTokens);
  return { prompt, settings: { ...settings, ...(most === undefined ? {} : { maxOutputTokens: Math.min(most, left) }) } };
}

/** The pictures that a branch brought, where the model can see them or nobody knows. */
async function picturesFor(endpoint: Endpoint, branch: readonly Message[], files: readonly SourceFile[]): Promise<SeenPictures> {
  if (!seesPictures(endpoint.models[0])) return new Map();
  const brought = new Set(branch.flatMap(({ parts }) => keptIdsOf(parts)));
  const pictures = files.filter(({ id }) => brought.has(id));
  // Gemini gets back just what it made: it signs it. It takes whatever is kept.
  return endpoint.providerId === 'gemini' ? pictureBytes(pictures) : pictureBytes(pictures, asTaken);
}
