import type { OcrLanguage } from '@/utils/core/ocr/languages';
import type { SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { ocrName } from './ocr-names';
import type { Job } from './use-file-queue';

/**
 * Reads the words of pictures, one after another; before it, fetches what is missing to read their languages. Where that fails or is
 * stopped, none is read: words of a language that was not looked for would be wrong.
 * @param missing those of the languages whose data have to be fetched
 */
export function wordsJobs(pictures: readonly SourceFile[], languages: readonly OcrLanguage[], missing: readonly OcrLanguage[]): Job[] {
  const left = new Set(missing);
  const fetching = missing.map((language): Job => {
    const name = ocrName(language);
    return {
      name,
      inPercent: words('ocr.fetching', { name }),
      async run(signal, progress) {
        const { fetchOcrData } = await import('@/utils/chat/ocr-data');
        await fetchOcrData(language, progress, signal);
        left.delete(language);
      },
    };
  });
  const reading = pictures.map((picture): Job => {
    const { id: fileId, title: name } = picture;
    return {
      ...{ name, fileId },
      inPercent: words('attach.reading', { name }),
      async run(signal, progress) {
        if (left.size > 0) return;
        const { readWords } = await import('@/utils/chat/read-words');
        await readWords(picture, languages, progress, signal);
      },
    };
  });
  return [...fetching, ...reading];
}
