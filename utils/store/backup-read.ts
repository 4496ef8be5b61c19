import type { z } from 'zod';
import { createBreathing } from '@/utils/core/breathe';
import { AppError } from '@/utils/core/faults';
import { listAt, numberAt, parseJson } from '@/utils/core/json';
import { jsonPieces } from '@/utils/core/json-pieces';
import { mergeChat, mergeEndpoint, mergePrompt, mergeSetting } from './backup-merge';
import { chatEntry, endpointEntry, promptEntry, settingEntries } from './backup-schema';
import { BACKUP_VERSION } from './backup-version';

/** How far a backup has been read, and what came of it. */
export interface Restored {
  /** Bytes of the file. */
  done: number;
  of: number;
  /** Chats that were not there, that were there and are newer now, and that were there as they are. */
  added: number;
  renewed: number;
  same: number;
  /** Chats that could not be read, or are too large to be; nothing of them was kept. */
  broken: number;
  endpoints: number;
  settings: number;
}

/** Seven films of the largest size in one chat, or a hundred pictures as models make them; V8 holds no string of more than 536 million. */
const BOUNDS = { mostChars: 500_000_000, mostDepth: 100 };

/**
 * Reads a backup into what is there: chat by chat, each whole or not at all, nothing newer overwritten.
 * @param onProgress told what has been done so far, which stays done when it fails or is stopped
 * @throws AppError `backup-*` with the reason; AbortError
 */
export async function readBackup(
  file: Blob,
  onProgress: (restored: Restored) => void,
  signal: AbortSignal,
  bounds = BOUNDS,
): Promise<void> {
  const restored: Restored = { done: 0, of: file.size, added: 0, renewed: 0, same: 0, broken: 0, endpoints: 0, settings: 0 };
  const breathe = createBreathing();
  let isOurs = false;
  for await (const { key, json } of jsonPieces(
    chunksOf(file, (bytes) => (restored.done += bytes)),
    'chats',
    bounds,
  )) {
    signal.throwIfAborted();
    const value = json === undefined ? undefined : parseJson(json);
    if (key === 'aside') {
      const version = numberAt(value, 'version');
      if (version === undefined) throw new AppError('backup-foreign');
      if (version > BACKUP_VERSION) throw new AppError('backup-newer');
      isOurs = true;
      continue;
    }
    if (!isOurs) throw new AppError('backup-foreign');
    if (key === 'chats') restored[await chatFrom(value)]++;
    if (key === 'endpoints')
      for (const row of listAt(value)) {
        const endpoint = endpointEntry.safeParse(row).data;
        if (endpoint && (await mergeEndpoint(endpoint))) restored.endpoints++;
      }
    if (key === 'prompts')
      for (const row of listAt(value)) {
        const prompt = promptEntry.safeParse(row).data;
        if (prompt) await mergePrompt(prompt);
      }
    if (key === 'settings' && value !== undefined)
      for (const [id, schema] of Object.entries<z.ZodType>(settingEntries)) {
        const said = Object.getOwnPropertyDescriptor(value, id)?.value as unknown;
        const setting = said === undefined ? undefined : schema.safeParse(said).data;
        if (setting !== undefined && (await mergeSetting(id, setting))) restored.settings++;
      }
    onProgress({ ...restored });
    await breathe();
  }
  onProgress({ ...restored, done: file.size });
}

async function chatFrom(value: unknown): Promise<'added' | 'renewed' | 'same' | 'broken'> {
  const { data } = chatEntry.safeParse(value);
  if (!data) return 'broken';
  try {
    return await mergeChat(data);
  } catch (error) {
    // A row's id stands in another chat already: the transaction took everything back.
    if (error instanceof Error && /Constraint|BulkError/.test(error.name)) return 'broken';
    throw error;
  }
}

async function* chunksOf(file: Blob, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      onBytes(value.byteLength);
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    // Who stops early has no use for the rest.
    await reader.cancel().catch(() => undefined);
  }
}
