import load from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { AppError } from '@/utils/core/faults';
import type { OcrLanguage } from './languages';
import { legible } from './legible';
import { unpack } from './unpack';
import { wordsOfTsv } from './words-of-tsv';

/** A language with its data, packed. */
export interface OcrData {
  language: OcrLanguage;
  packed: Blob;
}

/** Bytes of the data of one language, unpacked: twice the largest of ours. */
const MOST_DATA = 10_000_000;
/** Columns, tables and paragraphs are told from each other (Tesseract's `PSM_AUTO`); as it comes, a page is one column. */
const FINDS_COLUMNS = '3';
/** Tesseract's own progress begins at this many of 100. */
const BEGINS_AT = 30;

/**
 * Reads the words of a picture. It runs in a worker that is ended when nobody wants them any more; it loads the engine, 2.9 MB, anew.
 * @param progress called with how much of 100 is done
 * @returns empty where there are none
 * @throws AppError `ocr-failed`
 */
export async function recognise(picture: Blob, data: readonly OcrData[], progress: (done: number, of: number) => void): Promise<string> {
  const tell = (percent: number) => progress(Math.max(0, Math.round(((percent - BEGINS_AT) * 100) / (100 - BEGINS_AT))), 100);
  try {
    const core = await load({
      locateFile: (name) => `${location.origin}/ocr/${name}`,
      TesseractProgress: tell,
      print: () => undefined,
      printErr: () => undefined,
    });
    for (const { language, packed } of data) core.FS.writeFile(`./${language}.traineddata`, await unpack(packed, MOST_DATA));
    core.FS.writeFile('/input', new Uint8Array(await (await legible(picture)).arrayBuffer()));
    const engine = new core.TessBaseAPI();
    if (engine.Init(null, data.map(({ language }) => language).join('+'), 1) !== 0) throw new Error('Its data are broken');
    engine.SetVariable('tessedit_pageseg_mode', FINDS_COLUMNS);
    if (engine.SetImageFile(1, 0) !== 0) throw new Error('Not a picture that it reads');
    engine.Recognize(null);
    return wordsOfTsv(engine.GetTSVText(0));
  } catch (cause) {
    throw new AppError('ocr-failed', { cause });
  }
}
