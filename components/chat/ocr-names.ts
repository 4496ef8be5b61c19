import { OCR_FACTS, type OcrLanguage } from '@/utils/core/ocr/languages';
import { spokenLocale } from '@/utils/i18n/words';

/** The name of a language that is read in pictures. */
export function ocrName(language: OcrLanguage): string {
  const { tag } = OCR_FACTS[language];
  return new Intl.DisplayNames([spokenLocale()], { type: 'language' }).of(tag) ?? tag;
}

export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(spokenLocale(), { type: 'unit', style: 'short' }).format(names);
}
