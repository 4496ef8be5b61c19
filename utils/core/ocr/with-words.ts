import { MOST_PAGE_TEXT, type Source } from '@/utils/core/rows';
import type { OcrLanguage } from './languages';

/**
 * A picture's text with the words that were read from it, after what its page says of it and in the place of words read before.
 * @param words empty where none were found
 */
export function withWords(
  picture: Pick<Source, 'text' | 'ocr'>,
  words: string,
  languages: readonly OcrLanguage[],
): Required<Pick<Source, 'text' | 'ocr'>> {
  const says = aboutPicture(picture).trimEnd();
  const text = [says, words.trim()].filter(Boolean).join('\n\n').slice(0, MOST_PAGE_TEXT);
  return { text, ocr: { from: says.length, languages: [...languages] } };
}

/** What the page of a picture says of it. */
export function aboutPicture({ text, ocr }: Pick<Source, 'text' | 'ocr'>): string {
  return ocr ? text.slice(0, ocr.from) : text;
}

/** Whether words were read from a picture. */
export function hasWords({ text, ocr }: Pick<Source, 'text' | 'ocr'>): boolean {
  return ocr !== undefined && text.length > ocr.from;
}
