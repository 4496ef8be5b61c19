import type { Media, Modality } from '@/utils/core/rows';
import { isFilm, isPdf } from './media-type';

/**
 * Whether a model is given a recording, a film or a PDF itself: where its service says that it takes them, and its wire format has a place for them.
 * Gemini: https://ai.google.dev/gemini-api/docs/audio, /video-understanding. Chat: `input_audio` of WAV and MP3
 * (https://platform.openai.com/docs/guides/audio), `video_url` (https://openrouter.ai/docs/guides/overview/multimodal/videos, and vLLM).
 * PDFs: https://platform.claude.com/docs/en/build-with-claude/pdf-support, https://developers.openai.com/api/docs/guides/file-inputs (Responses
 * and Chat), https://ai.google.dev/gemini-api/docs/document-processing.
 */
export function takesMedia(providerId: string | undefined, inputs: readonly Modality[] | undefined, media: { type: string }): boolean {
  if (isPdf(media)) return PDF_FORMATS.includes(providerId ?? '') && (inputs?.includes('file') ?? false);
  if (!inputs?.includes(isFilm(media) ? 'video' : 'audio')) return false;
  if (providerId === 'gemini') return true;
  return providerId === 'openai-compatible' && (isFilm(media) || CHAT_AUDIO.includes(media.type));
}

const PDF_FORMATS = ['gemini', 'anthropic', 'openai-responses', 'openai-compatible'];
const CHAT_AUDIO = ['audio/wav', 'audio/mpeg'];

/** Tokens a second. */
interface Rate {
  sound: number;
  film: number;
}

/**
 * Gemini: https://ai.google.dev/gemini-api/docs/tokens and /media-resolution (2026-11-30): 32 a second of sound; a frame a second, of 258 tokens,
 * and of 70 since Gemini 3. Others say nothing, and take less where they do (Voxtral 12.5, Qwen Omni 25): counted as the dearest.
 */
const RATES: Record<string, Rate> = { 'Gemini 3 and later': { sound: 32, film: 102 } };
const DEAREST: Rate = { sound: 32, film: 290 };

/**
 * Tokens a page of a PDF. Gemini 3 counts one as a picture of 560 (/media-resolution), before it was 258. Claude has its text and a picture of it;
 * counted by others: 1,600 to 2,480 (https://huggingface.co/datasets/JOHNISKING/pdf-token-cost, 2026-10). OpenAI says only that it has both.
 */
const PAGE: readonly [family: RegExp, tokens: number][] = [
  [/^Gemini 3/, 560],
  [/^Gemini/, 258],
  [/^Claude/, 2_500],
];
const DEAREST_PAGE = 3_000;

/** About what a recording, a film or a PDF costs. @param family by `sightOf` */
export function mediaTokens({ bytes, seconds, pages = 1 }: Omit<Media, 'bytes'> & { bytes: { type: string } }, family: string): number {
  if (isPdf(bytes)) return pages * (PAGE.find(([names]) => names.test(family))?.[1] ?? DEAREST_PAGE);
  const rate = RATES[family] ?? DEAREST;
  return Math.ceil(seconds * (isFilm(bytes) ? rate.film : rate.sound));
}
