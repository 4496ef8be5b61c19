import { answerReserve, DEFAULT_CONTEXT_WINDOW } from '@/utils/core/budget';
import { calibrated, type Sample } from '@/utils/core/calibrated';
import { takesMedia } from '@/utils/core/media/takes-media';
import { sightOf } from '@/utils/core/pictures/sight';
import type { Endpoint, Engine, Message, SourceFile } from '@/utils/core/rows';
import { broughtFiles, signedIds } from './brought-files';
import { callSettings } from './call-settings';
import { seesPictures } from './model-limits';
import { buildPrompt } from './prompt';
import { type Scaled, type SeenPictures, seenPictures } from './seen-pictures';

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
  /** Of the turn that sends it; absent where nothing is sent now. */
  scaled?: Scaled;
}

/**
 * Question and answer, each within what the other leaves of the window.
 * @param endpoint of `withLimits`
 */
export async function requestFor(engine: Engine, endpoint: Endpoint, { branch, files, instructions: forAll, samples, scaled }: Asked) {
  const { modelId, effort } = engine;
  const wantsPicture = branch.findLast(({ role }) => role === 'user')?.wantsPicture;
  const { settings, thoughtTokens, tools } = callSettings(endpoint, modelId, effort, wantsPicture && 'asked');
  const contextWindow = endpoint.models[0]?.contextWindow ?? DEFAULT_CONTEXT_WINDOW;
  const most = settings.maxOutputTokens;
  // Who counts more than we do has the smaller window, in our tokens.
  const window = Math.floor((contextWindow * COUNTED) / calibrated(COUNTED, samples));
  const prompt = await buildPrompt(branch, files, window, {
    // What is said to one endpoint alone comes last, so that it counts where the two differ.
    instructions: [forAll, endpoint.parameters?.instructions].filter((each) => each?.trim()).join('\n\n'),
    isOwn: (other) => isFrom(engine, other),
    answerTokens: (most ?? 0) + thoughtTokens,
    pictures: await picturesFor(endpoint, engine, branch, files, scaled),
  });
  const left = Math.max(answerReserve(contextWindow), prompt.answerTokens - thoughtTokens);
  return { prompt, tools, settings: { ...settings, ...(most === undefined ? {} : { maxOutputTokens: Math.min(most, left) }) } };
}

/** The pictures, recordings and films that a branch brought, as the model is given them. One of which nobody knows is given pictures alone. */
export async function picturesFor(
  endpoint: Endpoint,
  engine: Engine,
  branch: readonly Message[],
  files: readonly SourceFile[],
  scaled?: Scaled,
): Promise<SeenPictures> {
  const [model] = endpoint.models;
  const sees = seesPictures(model);
  const isGiven = ({ picture, media }: SourceFile) =>
    (picture && sees) || (media && takesMedia(endpoint.providerId, model?.inputs, media.bytes));
  const given = broughtFiles(branch, files).filter(isGiven);
  const signed = signedIds(branch, (answer) => isFrom(engine, answer));
  return seenPictures(given, sightOf({ ...endpoint, modelId: engine.modelId }), scaled, signed);
}

function isFrom({ endpointId, modelId }: Engine, answer: Message): boolean {
  return answer.endpointId === endpointId && answer.modelId === modelId;
}
