import type { Size } from './declared-size';

/** How one family of models looks at pictures. */
export interface Family {
  name: string;
  /** Ids of its models, in small letters, without the name of who passes them on. */
  names: RegExp;
  /** Whether a picture of this size is seen as it is; a larger one is made smaller by the server. */
  fits(size: Size): boolean;
  /** Tokens of a picture that fits. */
  tokens(size: Size): number;
}

/** Squares of so many pixels a side that cover a picture. */
const squares = ({ width, height }: Size, side: number) => Math.ceil(width / side) * Math.ceil(height / side);
const long = ({ width, height }: Size) => Math.max(width, height);
const short = ({ width, height }: Size) => Math.min(width, height);

/** A family that cuts pictures into squares and takes so many of them. */
function inPatches(name: string, names: RegExp, patch: { side: number; most: number; longest: number }, price = 1): Family {
  return {
    name,
    names,
    fits: (size) => long(size) <= patch.longest && squares(size, patch.side) <= patch.most,
    tokens: (size) => squares(size, patch.side) * price,
  };
}

/** OpenAI's older way: 2,048 px, the shorter side 768, and tiles of 512. */
function inTiles(name: string, names: RegExp, base: number, tile: number): Family {
  return {
    name,
    names,
    fits: (size) => long(size) <= 2_048 && short(size) <= 768,
    tokens: (size) => base + tile * squares(size, 512),
  };
}

/**
 * OpenAI: https://developers.openai.com/api/docs/guides/images-vision#calculating-costs (2026-11-30). We say no `detail`: GPT-5.5 and later
 * take that for `original`, the others for `high`. Where no factor is given, it is GPT-5.6’s.
 */
const OPENAI: readonly Family[] = [
  inTiles('GPT-4o mini', /^gpt-4o-mini/, 2_833, 5_667),
  inTiles('GPT-4o, GPT-4.1', /^(?:gpt-4o|chatgpt-4o|gpt-4\.[15](?!-(?:mini|nano))|gpt-4-(?:turbo|vision))/, 85, 170),
  inTiles('GPT-5', /^gpt-5(?:\.1)?(?:$|-(?!mini|nano|.*codex))/, 70, 140),
  inTiles('o1, o3', /^o[13](?:$|-)/, 75, 150),
  inPatches('OpenAI nano', /^gpt-[\d.]+-nano/, { side: 32, most: 1_536, longest: 2_048 }, 2.46),
  inPatches('o4-mini', /^o4-mini/, { side: 32, most: 1_536, longest: 2_048 }, 1.72),
  inPatches('OpenAI mini', /^gpt-[\d.]+-mini/, { side: 32, most: 1_536, longest: 2_048 }, 1.62),
  inPatches('GPT-5.4', /^gpt-5\.4/, { side: 32, most: 2_500, longest: 2_048 }, 1.2),
  inPatches('GPT-5.5', /^gpt-5\.5/, { side: 32, most: 10_000, longest: 6_000 }, 1.2),
  inPatches('GPT-5.2, Codex', /^gpt-5(?:\.[0-3])?(?:$|-)/, { side: 32, most: 1_536, longest: 2_048 }, 1.2),
  inPatches('GPT-5.6 and later', /^gpt-(?:5\.|[6-9])/, { side: 32, most: 30_000, longest: 65_535 }, 1.2),
];

/** https://platform.claude.com/docs/en/build-with-claude/vision#resolution-and-token-cost (2026-11-30). */
const CLAUDE: readonly Family[] = [
  inPatches('Claude before 4.7', /^claude-(?:instant|2|3|(?:[a-z]+-)?4(?:[-.][0-6])?(?!\d|[-.][7-9](?!\d)))/, {
    side: 28,
    most: 1_568,
    longest: 1_568,
  }),
  inPatches('Claude 4.7 and later', /^claude-/, { side: 28, most: 4_784, longest: 2_576 }),
];

/**
 * https://ai.google.dev/gemini-api/docs/image-understanding#token-calculation and /media-resolution (2026-11-30): before Gemini 3 squares
 * of two thirds of the shorter side, drawn at 768 px; since then a fixed price, and 3,072 px.
 */
const GEMINI: readonly Family[] = [
  {
    name: 'Gemini before 3',
    names: /^gemini-(?:[12](?:\.\d)?(?:$|-)|pro(?:$|-vision))/,
    fits: (size) => long(size) <= 3_072 && short(size) <= 1_152,
    tokens: (size) => (long(size) <= 384 ? 258 : 258 * squares(size, Math.max(256, Math.min(768, Math.floor(short(size) / 1.5))))),
  },
  { name: 'Gemini 3 and later', names: /^gemini-/, fits: (size) => long(size) <= 3_072, tokens: () => 1_120 },
];

const OPEN: readonly Family[] = [
  // Tiles of 336 px, 16 at most, 144 tokens each, and one of the whole: image_processing_llama4 in Hugging Face's Transformers
  {
    name: 'Llama 4',
    names: /^llama-?4/,
    fits: (size) => squares(size, 336) <= 16,
    tokens: (size) => 144 * (squares(size, 336) + (squares(size, 336) > 1 ? 1 : 0)),
  },
  // 32 px a token since Qwen3-VL, 28 before; llama.cpp, and with it Ollama, takes 4,096 of them (PROJECTOR_TYPE_QWEN3VL in clip.cpp),
  // Alibaba’s own service 2,560 and 1,280, unless told otherwise.
  inPatches('Qwen-VL before 3', /^qwen-?(?:2|2\.5)-?vl/, { side: 28, most: 1_280, longest: 8_192 }),
  inPatches('Qwen 3 VL and later', /^qwen-?(?:3-?vl|3\.[5-9]|[4-9])/, { side: 32, most: 2_560, longest: 8_192 }),
  // 256 tokens of a square of 896 px: https://ai.google.dev/gemma/docs/core/model_card_3
  { name: 'Gemma 3', names: /^gemma-?3/, fits: (size) => short(size) <= 896 && long(size) <= 2_048, tokens: () => 256 },
  // 48 px a token, 280 of them unless told otherwise: https://ai.google.dev/gemma/docs/core/model_card_4; so llama.cpp, too
  inPatches('Gemma 4', /^gemma-?4/, { side: 48, most: 280, longest: 8_192 }),
  // 16 px and 1,024 px; 28 px and 1,540 px since Mistral Small 3.1; a token more ends each row: mistral-common, tokens/tokenizers/image.py
  mistral('Pixtral 12B', /^pixtral-12b/, 16, 1_024),
  mistral('Mistral', /^(?:pixtral|mistral|ministral|magistral)/, 28, 1_540),
  // Its documentation names no size and no price (2026-11-30): as it is kept, and counted as the dearest of the others.
  inPatches('Muse', /^muse/, { side: 28, most: 8_464, longest: 2_576 }),
];

function mistral(name: string, names: RegExp, side: number, longest: number): Family {
  return {
    name,
    names,
    fits: (size) => long(size) <= longest,
    tokens: ({ width, height }) => (Math.ceil(width / side) + 1) * Math.ceil(height / side),
  };
}

/** The first whose `names` fit a model is its family. */
export const FAMILIES: readonly Family[] = [...OPENAI, ...CLAUDE, ...GEMINI, ...OPEN];

/**
 * A model that nobody knows, mostly on a server of the user's own: the size at which Claude read scanned pages before 4.7, counted by the
 * smallest patches in use. The smallest usual window, 8,192 tokens, has room for three.
 */
export const UNKNOWN: Family = inPatches('unknown', /^/, { side: 28, most: 1_568, longest: 2_048 });
