import { field, listAt } from '@/utils/core/json';
import type { Modality, ModelInfo } from '@/utils/core/rows';

/** The first of several readings that is a count above zero. */
export function countOf(...readings: unknown[]): number | undefined {
  return readings.find((reading): reading is number => typeof reading === 'number' && Number.isFinite(reading) && reading > 0);
}

/** Models that certainly answer no question: what they are called says that they embed, rank, hear, speak or draw. */
const NO_CHAT =
  /(?:^|[^a-z])(?:text-embedding|embed(?:ding)?s?|rerank(?:er)?|bge|whisper|parakeet|moonshine|sensevoice(?:small)?|tts|transcribe|moderation|dall-e|gpt-image|chatgpt-image|imagen|veo|lyria|sora|stable-diffusion|flux|davinci|babbage|realtime|aqa|computer-use-preview|orpheus|playai)(?:[^a-z]|$)|(?:^|\/)canary(?:[^a-z]|$)/i;

export function canChat(id: string): boolean {
  return !NO_CHAT.test(id);
}

/** The modalities of ours among what a server calls its inputs. */
export function modalitiesOf(names: unknown): Modality[] {
  const called = listAt({ names }, 'names').map((name) => (name === 'pdf' ? 'file' : name));
  return (['text', 'image', 'audio', 'video', 'file'] as const).filter((modality) => called.includes(modality));
}

/** A model row without the facts nobody knows. */
export function modelRow(row: { [K in keyof ModelInfo]: ModelInfo[K] | undefined } & { id: string }): ModelInfo {
  const known = Object.fromEntries(Object.entries(row).filter(([, fact]) => fact !== undefined));
  return { ...known, id: row.id, name: row.name || row.id };
}

/** Whether a capability is told as true, or as `{supported: true}`. */
export function isSupported(row: unknown, ...path: string[]): boolean {
  const told = field(row, ...path);
  return told === true || field(told, 'supported') === true;
}
