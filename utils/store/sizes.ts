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

/** Rows and bytes of words that are read to judge a table by; ids are random, so the first are as good as any. */
const SAMPLE_ROWS = 200;
const SAMPLE_BYTES = 4_000_000;

/** What is stored, by kind; whatever there is, of its words at most a sample of each table is counted. */
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
      const blobs = await Promise.all(tables[kind].filter((table) => WITH_BLOBS.includes(table)).map(blobBytes));
      return {
        kind,
        rows: parts[0]?.rows ?? 0,
        bytes: sumOf([...parts.map(({ bytes }) => bytes), ...blobs]),
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

/** Tables with pictures, recordings, films, PDFs and packed data, one of which may outweigh a thousand pages. */
const WITH_BLOBS: readonly Table[] = [db.files, ocrDb.data];

/** Of all of the table’s rows: the size of a blob is known without reading it. */
async function blobBytes(table: Table): Promise<number> {
  let bytes = 0;
  await table.each((row: unknown) => {
    bytes += bytesIn(row);
  });
  return bytes;
}

function bytesIn(value: unknown): number {
  if (value instanceof Blob) return value.size;
  return typeof value === 'object' && value !== null ? sumOf(Object.values(value).map(bytesIn)) : 0;
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

/** Bytes stand for themselves, about; blobs are added up by themselves. */
function plain(_: string, value: unknown): unknown {
  if (value instanceof Blob) return '';
  if (value instanceof ArrayBuffer) return ' '.repeat(value.byteLength);
  return ArrayBuffer.isView(value) ? ' '.repeat(value.byteLength) : value;
}
