import { bytes } from '@/components/ui/bytes';
import { OCR_FACTS, OCR_LANGUAGES, type OcrLanguage } from '@/utils/core/ocr/languages';
import { words } from '@/utils/i18n/words';
import { setSetting } from '@/utils/store/settings';
import { listed, ocrName } from './ocr-names';

interface OcrLanguagesProps {
  /** Those that are read. */
  languages: readonly OcrLanguage[];
  /** Those whose data were fetched already. */
  fetched: readonly OcrLanguage[];
}

/** In which languages the words of pictures are read, with the size of what has to be fetched for each. One at least. */
export function OcrLanguages({ languages, fetched }: OcrLanguagesProps) {
  return (
    <details>
      <summary className="fact">{words('ocr.languages', { languages: listed(languages.map(ocrName)) })}</summary>
      <ul>
        {OCR_LANGUAGES.map((language) => {
          const isChosen = languages.includes(language);
          const size = fetched.includes(language) ? undefined : OCR_FACTS[language].fetched?.bytes;
          return (
            <li key={language}>
              <label>
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={isChosen && languages.length === 1}
                  onChange={({ target }) =>
                    void setSetting(
                      'ocrLanguages',
                      OCR_LANGUAGES.filter((each) => (each === language ? target.checked : languages.includes(each))),
                    )
                  }
                />
                <span>
                  {ocrName(language)} {size !== undefined && <span className="fact">{bytes(size)}</span>}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
