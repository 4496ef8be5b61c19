import { isSilent } from '@/utils/core/media/is-silent';
import { isFilm } from '@/utils/core/media/media-type';
import { mediaTokens, takesMedia } from '@/utils/core/media/takes-media';
import { makesPictures } from '@/utils/core/models/makes-pictures';
import { answering, transcriberIn } from '@/utils/core/models/transcribers';
import { sightOf } from '@/utils/core/pictures/sight';
import type { Endpoint, Media, ModelInfo } from '@/utils/core/rows';
import { providers } from '@/utils/providers';
import { presetOf } from '@/utils/providers/presets';
import { withFacts } from './model-limits';

/** Who can write down what is said in a recording or a film. */
export interface Transcriber {
  endpoint: Endpoint;
  model: ModelInfo;
  /** By the format that is made for it, or asked as a model that hears. */
  way: 'transcription' | 'question';
  /** Bytes of the largest file that it takes. */
  most?: number;
  /** US dollars, estimated; absent where nobody knows. */
  cost?: number;
}

/** Of these OpenAI, Groq, Mistral and vLLM document none. */
const NOT_TAKEN = ['audio/aac', 'video/quicktime'];

/** Tokens a second of what is said, as it is written down: 150 words a minute (https://en.wikipedia.org/wiki/Words_per_minute), 4 tokens for 3 words. */
const WRITTEN = 3.4;

/**
 * Who writes a recording or a film down: the first endpoint at which a model was chosen for that, else the one that is asked next, if it can, else
 * the first other one that can; at each of them a model made for it before one that hears.
 * @returns undefined where nobody can, or there is nothing to be heard; one whose `most` the file exceeds where nobody takes so much
 */
export async function transcriberFor(all: readonly Endpoint[], endpointId: string, media: Media): Promise<Transcriber | undefined> {
  if (isFilm(media.bytes) && (await isSilent(media.bytes))) return undefined;
  const place = ({ id, transcriberId }: Endpoint) => (transcriberId !== undefined ? 0 : id === endpointId ? 1 : 2);
  const inOrder = all.toSorted((one, other) => place(one) - place(other));
  const found = (await Promise.all(inOrder.map((endpoint) => transcribersAt(endpoint, media)))).flat();
  return found.find(({ most }) => !isTooLarge(media, most)) ?? found[0];
}

/** Whether recordings can be sent to an endpoint to be written down, by its format and its service. */
export function takesRecordings(endpoint: Endpoint): boolean {
  return providers.find(({ id }) => id === endpoint.providerId)?.transcribe !== undefined && !presetOf(endpoint)?.noTranscripts;
}

export function isTooLarge({ bytes }: Media, most: number | undefined): boolean {
  return most !== undefined && bytes.size > most;
}

async function transcribersAt(endpoint: Endpoint, media: Media): Promise<Transcriber[]> {
  const { mostSound } = presetOf(endpoint) ?? {};
  const chosen = endpoint.models.find(({ id }) => id === endpoint.transcriberId);
  const made = takesRecordings(endpoint) && !NOT_TAKEN.includes(media.bytes.type) ? (chosen ?? transcriberIn(endpoint.models)) : undefined;
  const most = mostSound === undefined ? {} : { most: mostSound };
  const hearing = (await withFacts(answering(endpoint.models), endpoint)).filter(
    (model) => takesMedia(endpoint.providerId, model.inputs, media.bytes) && !makesPictures(model),
  );
  const hears = hearing.find(({ id }) => id === endpoint.defaultModelId) ?? hearing[0];
  return [
    ...(made ? [{ endpoint, model: made, way: 'transcription' as const, ...most }] : []),
    ...(hears ? [{ endpoint, model: hears, way: 'question' as const, ...askedOf(hears, endpoint, media) }] : []),
  ];
}

/** What one request carries of a file, as base64, and what it costs. */
function askedOf({ id: modelId, price }: ModelInfo, endpoint: Endpoint, media: Media): Pick<Transcriber, 'most' | 'cost'> {
  const { family, bounds } = sightOf({ ...endpoint, modelId });
  const most = Math.floor((bounds.bytes * 3) / 4);
  if (!price) return { most };
  const cost = (mediaTokens(media, family) * price.input + media.seconds * WRITTEN * price.output) / 1_000_000;
  return { most, cost };
}

/** The name under which a file is sent: as it is called, and with the end that says its format, as servers go by that. */
export function nameFor(title: string, { bytes: { type } }: Media): string {
  const end = ENDS[type];
  return end === undefined || /\.(?:flac|m4a|mp3|mp4|mpeg|mpga|oga|ogg|wav|webm)$/i.test(title) ? title : `${title}.${end}`;
}

const ENDS: Record<string, string> = {
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/webm': 'webm',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};
