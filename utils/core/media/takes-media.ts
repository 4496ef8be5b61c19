import type { Media, Modality } from '@/utils/core/rows';
import { isFilm } from './media-type';

/**
 * Whether a model is given a recording or a film itself: where its service says that it takes them, and its wire format has a place for them.
 * Gemini: https://ai.google.dev/gemini-api/docs/audio, /video-understanding. Chat: `input_audio` of WAV and MP3
 * (https://platform.openai.com/docs/guides/audio), `video_url` (https://openrouter.ai/docs/guides/overview/multimodal/videos, and vLLM).
 */
export function takesMedia(providerId: string | undefined, inputs: readonly Modality[] | undefined, media: { type: string }): boolean {
  if (!inputs?.includes(isFilm(media) ? 'video' : 'audio')) return false;
  if (providerId === 'gemini') return true;
  return providerId === 'openai-compatible' && (isFilm(media) || CHAT_AUDIO.includes(media.type));
}

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

/** About what a recording or a film costs. @param family by `sightOf` */
export function mediaTokens({ bytes, seconds }: Media, family: string): number {
  const rate = RATES[family] ?? DEAREST;
  return Math.ceil(seconds * (isFilm(bytes) ? rate.film : rate.sound));
}
