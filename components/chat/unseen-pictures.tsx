import { Late } from '@/components/ui/late';
import { hasWords } from '@/utils/core/ocr/with-words';
import { inList } from '@/utils/i18n/in-list';
import { words } from '@/utils/i18n/words';
import { nameOf } from './engine-items';
import type { Attachments } from './use-attachments';
import type { EngineChoice } from './use-engine';
import type { Unseen } from './use-unseen';

const loadOffer = () => import('./unseen-offer');

interface UnseenPicturesProps {
  engine: EngineChoice;
  unseen: Unseen | undefined;
  attachments: Pick<Attachments, 'reading' | 'readWords'>;
  /** Shows what will be sent. */
  look(): void;
}

/**
 * Says, before a question is sent, that pictures go along which its model is known not to see, and offers what can be done: their words, read
 * on this device, or a model that sees.
 */
export function UnseenPictures({ engine, unseen, attachments, look }: UnseenPicturesProps) {
  return (
    <>
      <span className="fact unseen-pictures" role="status">
        {unseen && sentencesOf(unseen, nameOf(engine.all, engine.chosen)).join(' ')}
      </span>
      {unseen && (
        <Late load={loadOffer} meanwhile={null}>
          {({ UnseenOffer }) => <UnseenOffer engine={engine} unseen={unseen} attachments={attachments} look={look} />}
        </Late>
      )}
    </>
  );
}

function sentencesOf({ attached, kept, hasMade }: Unseen, model: string): string[] {
  const all = [...attached, ...kept];
  const read = all.filter(hasWords);
  const empty = all.filter((picture) => picture.ocr && !hasWords(picture));
  const key = attached.every(hasWords) ? 'attach.unseen-kept' : 'attach.unseen';
  return [
    ...(all.every(hasWords) && !hasMade ? [] : [words(key, { model })]),
    ...(empty.length > 0 ? [words('ocr.none', { names: inList(empty.map(({ title }) => title)) })] : []),
    ...(read.length > 0 ? [words('ocr.done', { count: read.length, model })] : []),
  ];
}
