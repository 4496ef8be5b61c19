import type { Table } from 'dexie';
import { db } from './db';
import { ocrDb } from './ocr-data';
import { secretsDb } from './secrets-db';

export const STORED_KINDS = ['chats', 'messages', 'pages', 'endpoints', 'keys', 'ocr', 'settings'] as const;
type StoredKind = (typeof STORED_KINDS)[number];

/** How much there is of a kind. */
export interface StoredSize {
  kind: StoredKind;
  rows: number;
  /** As JSON in UTF-8, which is near what the browser keeps before it compresses. */
  bytes: number;
  /** `bytes` follows from a part of the rows. */
  isEstimate: boolean;
}

/** Rows and bytes that are read to judge a table by; ids are random, so the first are as good as any. */
const SAMPLE_ROWS = 200;
const SAMPLE_BYTES = 4_000_000;

/** What is stored, by kind; whatever there is, at most a sample of each table is read. */
export async function storedSizes(): Promise<StoredSize[]> {
  const tables: Record<StoredKind, Table[]> = {
    chats: [db.chats],
    messages: [db.messages, db.tails],
    pages: [db.files],
    endpoints: [db.endpoints],
    keys: [secretsDb.secrets],
    ocr: [ocrDb.data],
    settings: [db.settings, db.prompts],
  };
  return Promise.all(
    STORED_KINDS.map(async (kind) => {
      const parts = await Promise.all(tables[kind].map(sizeOf));
      return {
        kind,
        rows: parts[0]?.rows ?? 0,
        bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
        isEstimate: parts.some(({ isEstimate }) => isEstimate),
      };
    }),
  );
}

async function sizeOf(table: Table): Promise<Omit<StoredSize, 'kind'>> {
  const encoder = new TextEncoder();
  let seen = 0;
  let bytes = 0;
  const [rows] = await Promise.all([
    table.count(),
    table
      .limit(SAMPLE_ROWS)
      .until(() => bytes > SAMPLE_BYTES)
      .each((row: unknown) => {
        seen++;
        bytes += encoder.encode(JSON.stringify(row, plain)).byteLength;
      }),
  ]);
  return { rows, bytes: seen === 0 ? 0 : Math.round((bytes / seen) * Math.max(rows, seen)), isEstimate: rows > seen };
}

/** Bytes stand for themselves, about. */
function plain(_: string, value: unknown): unknown {
  if (value instanceof Blob) return ' '.repeat(value.size);
  if (value instanceof ArrayBuffer) return ' '.repeat(value.byteLength);
  return ArrayBuffer.isView(value) ? ' '.repeat(value.byteLength) : value;
}
