import './unseen-offer.css';
import { useLiveQuery } from 'dexie-react-hooks';
import { bytes } from '@/components/ui/bytes';
import { OCR_DATA_HOST, OCR_FACTS, type OcrLanguage, USUAL_OCR_LANGUAGES } from '@/utils/core/ocr/languages';
import { hasWords } from '@/utils/core/ocr/with-words';
import type { SourceFile } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { fetchedOcrLanguages } from '@/utils/store/ocr-data';
import { settingOf } from '@/utils/store/settings';
import { AskOther } from './ask-other';
import { engineThatSees } from './engine-that';
import { OcrLanguages } from './ocr-languages';
import type { Attachments } from './use-attachments';
import type { EngineChoice } from './use-engine';
import type { Unseen } from './use-unseen';

interface UnseenOfferProps {
  engine: EngineChoice;
  unseen: Unseen;
  attachments: Pick<Attachments, 'reading' | 'readWords'>;
  /** Shows what will be sent. */
  look(): void;
}

/** What can be done about pictures that the model does not see: their words are read here, or another model is asked. */
export function UnseenOffer({ engine, unseen, attachments: { reading, readWords }, look }: UnseenOfferProps) {
  const { all, recent } = engine;
  const seeing = useLiveQuery(() => engineThatSees({ all, recent }), [all, recent]);
  const chosen = useLiveQuery(() => settingOf('ocrLanguages'));
  const fetched = useLiveQuery(fetchedOcrLanguages);
  // What it shows is true of the pictures that are read already.
  if (!fetched || reading.some(({ inPercent }) => inPercent)) return null;
  const languages = chosen ?? USUAL_OCR_LANGUAGES;
  const wanted = wantedOf(unseen, languages);
  const missing = languages.filter((language) => OCR_FACTS[language].fetched && !fetched.includes(language));
  const size = missing.reduce((sum, language) => sum + (OCR_FACTS[language].fetched?.bytes ?? 0), 0);
  const stays = engine.chosen.endpointId === EXCERPTS_ENDPOINT.id;
  return (
    <div className="unseen-offer">
      {!stays && [...unseen.attached, ...unseen.kept].some(hasWords) && (
        <button type="button" className="link" aria-haspopup="dialog" onClick={look}>
          {words('ocr.show')}
        </button>
      )}
      {wanted.length > 0 && (
        <button type="button" className="link" onClick={() => readWords(wanted, languages, missing)}>
          {words(wanted.some(({ ocr }) => !ocr) ? 'ocr.read' : 'ocr.again')}
        </button>
      )}
      {seeing && <AskOther engine={engine} other={seeing} />}
      <OcrLanguages languages={languages} fetched={fetched} />
      <span className="fact" role="status">
        {wanted.length > 0 && size > 0 && words('ocr.will-fetch', { size: bytes(size), host: OCR_DATA_HOST })}
      </span>
    </div>
  );
}

/**
 * Pictures that can be read, or read again in other languages. What the chat holds and was read stays as it is: it may have been sent, and
 * what was sent is shown from there.
 */
function wantedOf({ attached, kept }: Unseen, languages: readonly OcrLanguage[]): SourceFile[] {
  const isNew = ({ ocr }: SourceFile) => !ocr || ocr.languages.join() !== languages.join();
  return [...attached.filter(isNew), ...kept.filter((picture) => isNew(picture) && !hasWords(picture))];
}
