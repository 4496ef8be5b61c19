import type { Size } from './declared-size';
import { FAMILIES, type Family, UNKNOWN } from './families';
import { fitWithin } from './fit-within';

/** Where a model is asked, as far as its eyes and its bounds follow from that. */
export interface Asked {
  providerId?: string | undefined;
  presetId?: string | undefined;
  modelId: string;
}

/** What a model sees of pictures, and how many it is given at once. */
export interface Sight extends Pick<Family, 'fits' | 'tokens'> {
  family: Family['name'];
  bounds: Bounds;
}

/** What one request may carry. */
export interface Bounds {
  pictures: number;
  /** Bytes of all files together, as base64. */
  bytes: number;
  /** With more than `over` pictures none may have a side longer than `side` pixels. */
  crowd?: { over: number; side: number };
}

const MB = 1_000_000;

/**
 * What services take in one request, by preset, else by wire format; all looked up on 2026-11-30. Half a megabyte and more is left for
 * the words beside them.
 */
const BOUNDS: Record<string, Bounds> = {
  // https://developers.openai.com/api/docs/guides/images-vision#image-input-requirements: 1,500 pictures, 512 MB. Others who speak its format say nothing
  openai: { pictures: 1_500, bytes: 500 * MB },
  // https://platform.claude.com/docs/en/build-with-claude/vision#general-limits: 100 with a window of 200k, 600 else; 32 MB; above 20, 2,000 px
  anthropic: { pictures: 100, bytes: 31 * MB, crowd: { over: 20, side: 2_000 } },
  // https://ai.google.dev/gemini-api/docs/image-understanding#limitations: 3,600; /file-input-methods: 100 MB inline
  gemini: { pictures: 3_600, bytes: 99 * MB },
  // https://console.groq.com/docs/vision: five pictures, 4 MB as base64
  groq: { pictures: 5, bytes: 3.5 * MB },
  // https://docs.mistral.ai/capabilities/vision: eight, of 10 MB each
  mistral: { pictures: 8, bytes: 79 * MB },
};

/** Nobody says: a number that no conversation reaches by itself, and bytes that proxies and servers of one's own let through. */
const CAREFUL_BOUNDS: Bounds = { pictures: 50, bytes: 19 * MB };

/** What is known of a model's sight by its name; of one that nobody knows, what is true of most. */
export function sightOf({ providerId = '', presetId = '', modelId }: Asked): Sight {
  const id = modelId.toLowerCase().split('/').at(-1) ?? '';
  const { name, fits, tokens } = FAMILIES.find(({ names }) => names.test(id)) ?? UNKNOWN;
  return { family: name, fits, tokens, bounds: BOUNDS[presetId] ?? BOUNDS[providerId] ?? CAREFUL_BOUNDS };
}

/**
 * The size at which a model sees a picture: the largest of the same shape that it does not make smaller by itself, never larger than it is.
 * @param most pixels of the longer side, whatever the model sees
 */
export function seenSize(of: Size, { fits }: Pick<Sight, 'fits'>, most = Number.POSITIVE_INFINITY): Size {
  const first = fitWithin(of, most);
  if (fits(first)) return first;
  let fitting = 1;
  let tooLong = Math.max(first.width, first.height);
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (fits(fitWithin(of, middle))) fitting = middle;
    else tooLong = middle;
  }
  return fitWithin(of, fitting);
}

/** What a picture costs a model, in tokens, by its family's formula. */
export function pictureTokens(of: Size, sight: Sight): number {
  return Math.ceil(sight.tokens(seenSize(of, sight)));
}
