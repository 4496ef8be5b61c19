import { Dexie, type EntityTable } from 'dexie';
import type { OcrLanguage } from '@/utils/core/ocr/languages';

/** What was fetched to read a language in pictures. A database of its own: these are megabytes that no chat needs, and no backup holds. */
class OcrDb extends Dexie {
  declare data: EntityTable<{ language: OcrLanguage; packed: Blob }, 'language'>;

  constructor() {
    super('aside-ocr');
    this.version(1).stores({ data: 'language' });
    this.on('versionchange', () => this.close({ disableAutoOpen: true }));
  }
}

export const ocrDb = new OcrDb();

export async function ocrDataOf(language: OcrLanguage): Promise<Blob | undefined> {
  return (await ocrDb.data.get(language))?.packed;
}

export async function keepOcrData(language: OcrLanguage, packed: Blob): Promise<void> {
  await ocrDb.data.put({ language, packed });
}

/** The languages whose data were fetched. */
export async function fetchedOcrLanguages(): Promise<OcrLanguage[]> {
  return ocrDb.data.toCollection().primaryKeys();
}
