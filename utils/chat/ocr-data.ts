import { AppError, faultOf } from '@/utils/core/faults';
import { type FetchedData, OCR_DATA_HOST, OCR_FACTS, type OcrLanguage, ocrDataPath } from '@/utils/core/ocr/languages';
import type { OcrData } from '@/utils/core/ocr/recognise';
import { unpack } from '@/utils/core/ocr/unpack';
import { sha256 } from '@/utils/core/sha256';
import { fetchWhole } from '@/utils/net/fetch-whole';
import { packagedFile } from '@/utils/net/packaged-file';
import { keepOcrData, ocrDataOf } from '@/utils/store/ocr-data';

/** The data of a language, from the package or as they were fetched; undefined where they have to be fetched first. */
export async function ocrData(language: OcrLanguage, signal: AbortSignal): Promise<OcrData | undefined> {
  const packed = OCR_FACTS[language].fetched ? await ocrDataOf(language) : await packagedFile(`ocr/${language}.traineddata.gz`, signal);
  return packed && { language, packed };
}

/**
 * Fetches the data of a language, once and for all.
 * @param progress called with how many of its bytes have come
 * @throws AppError `ocr-offline`, `ocr-unreachable`, `ocr-wrong`
 */
export async function fetchOcrData(
  language: OcrLanguage,
  progress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const known = OCR_FACTS[language].fetched;
  if (known)
    await keepOcrData(language, await fetchKnown(new URL(ocrDataPath(language), `https://${OCR_DATA_HOST}`), known, progress, signal));
}

/**
 * Fetches a file that has to be the very one we know.
 * @throws AppError as `fetchOcrData`
 */
export async function fetchKnown(
  address: URL,
  known: FetchedData,
  progress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  try {
    const packed = await fetchWhole(address, signal, (done) => progress(Math.min(done, known.bytes), known.bytes));
    const hash = await unpack(packed, known.unpacked).then(sha256, () => '');
    if (hash !== known.sha256) throw new AppError('ocr-wrong');
    return packed;
  } catch (cause) {
    signal.throwIfAborted();
    const { code } = faultOf(cause);
    throw code === 'ocr-wrong' ? cause : new AppError(code === 'offline' ? 'ocr-offline' : 'ocr-unreachable', { cause });
  }
}
