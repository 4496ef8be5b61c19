/** The languages in which the words of a picture can be read on this device, by the names of Tesseract's data. */
export const OCR_LANGUAGES = ['eng', 'rus', 'deu', 'fra', 'spa', 'ara', 'jpn', 'chi_sim'] as const;
export type OcrLanguage = (typeof OCR_LANGUAGES)[number];

/** Data that are fetched when they are wanted. */
export interface FetchedData {
  /** Bytes of the packed file. */
  bytes: number;
  /** Bytes of what it holds. */
  unpacked: number;
  /** SHA-256 of what it holds, hex. */
  sha256: string;
}

interface OcrLanguageFacts {
  /** BCP 47. */
  tag: string;
  /** Absent where the data are in the package. */
  fetched?: FetchedData;
}

/** Measured from the npm packages `@tesseract.js-data/*` 1.0.0, `4.0.0_best_int`; English and Russian are `tessdata_fast` 4.1.0 (docs/decisions.md). */
export const OCR_FACTS: Record<OcrLanguage, OcrLanguageFacts> = {
  eng: { tag: 'en' },
  rus: { tag: 'ru' },
  deu: fetched('de', 1_333_102, 2_070_514, 'a1b72cc25753eac167edfef5af4448a8dc34973503a2265c34c84520f896eb03'),
  fra: fetched('fr', 707_406, 1_248_107, 'bf83833fa957ff0076f6aa93f69e3bdf7b014dea829ea0c0d6be6b48a3ceef6d'),
  spa: fetched('es', 2_100_190, 3_379_457, '0062377729b81cc268b1822f09eb1c08c09f3f7f1c6b422540b51555a7eeea70'),
  ara: fetched('ar', 1_661_906, 2_495_395, 'e7d6494e2ef249ee97ad151eb01e0e6ae3aaf429256442ad6af534862a2a8c0f'),
  jpn: fetched('ja', 2_030_256, 3_039_374, '1a0175291ea145d4a66be681d1084496f10af938aacab247c5d40b31359a604e'),
  chi_sim: fetched('zh-Hans', 1_718_768, 2_471_033, '9784f7c917c546424b690fcde708ce1f604a4393d08bb51ddab146d7d7c794e6'),
};

function fetched(tag: string, bytes: number, unpacked: number, sha256: string): OcrLanguageFacts {
  return { tag, fetched: { bytes, unpacked, sha256 } };
}

/** What is read where the user does not say: what the package holds. */
export const USUAL_OCR_LANGUAGES: readonly OcrLanguage[] = ['eng', 'rus'];

/** The server of fetched data: npm's packages as jsDelivr hands them out, as tesseract.js itself has them. https://www.jsdelivr.com/documentation */
export const OCR_DATA_HOST = 'cdn.jsdelivr.net';

/** Where the data of a language are fetched. */
export function ocrDataPath(language: OcrLanguage): string {
  return `/npm/@tesseract.js-data/${language}@1.0.0/4.0.0_best_int/${language}.traineddata.gz`;
}
