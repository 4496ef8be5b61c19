import type { SourceFile } from '@/utils/core/rows';
import { db } from './db';

export async function filesOf(chatId: string): Promise<SourceFile[]> {
  return db.files.where({ chatId }).toArray();
}

export async function hashOf(...texts: string[]): Promise<string> {
  const bytes = new TextEncoder().encode(texts.join('\u0000'));
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
