import { AppError } from '@/utils/core/faults';
import { OCR_FACTS, type OcrLanguage } from '@/utils/core/ocr/languages';
import type { SourceFile } from '@/utils/core/rows';
import { spokenLanguage } from '@/utils/i18n/words';
import { recogniseInWorker } from '@/utils/readers/parse-in-worker';
import { keepWords } from '@/utils/store/files';
import { ocrData } from './ocr-data';

/**
 * Reads the words of a picture on this device, and keeps them with it.
 * @param languages their data are at hand; that of the interface counts as the most likely, then their order
 * @param progress called with how much of 100 is done
 * @throws AppError `ocr-failed`, `file-slow`
 */
export async function readWords(
  { id, hash, picture }: SourceFile,
  languages: readonly OcrLanguage[],
  progress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<void> {
  if (!picture) return;
  const isSpoken = (language: OcrLanguage) => OCR_FACTS[language].tag === spokenLanguage();
  const likely = [...languages.filter(isSpoken), ...languages.filter((language) => !isSpoken(language))];
  const found = await Promise.all(likely.map((language) => ocrData(language, signal)));
  const data = found.filter((each) => each !== undefined);
  if (data.length < languages.length) throw new AppError('ocr-failed');
  progress(0, 100);
  await keepWords(id, await recogniseInWorker(picture.bytes, data, progress, signal), languages, hash);
}
