import { Check, Plus, X } from 'lucide-react';
import { PageIcon } from '@/components/ui/page-icon';
import type { Source } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { ChipTokens } from './chip-tokens';
import { PagesNote } from './pages-note';

export interface Chip {
  source: Source;
  /** Whether it goes with the next question. */
  isOn: boolean;
  /** Whether the branch holds another reading of the same page. */
  hasChanged: boolean;
  /** Whether the branch holds it already: then every question carries it. */
  isKept: boolean;
  flip(): void;
}

/** The page or selection in front, as it would go with the question. */
export function SourceChip({
  source,
  isOn,
  isKept,
  hasChanged,
  flip,
  readAll,
  asPictures,
}: Chip & { readAll(): void; asPictures(): void }) {
  const title = source.kind === 'selection' ? words('source.selection', { title: source.title }) : source.title;
  const action = words(isOn ? 'source.leave-out' : 'source.put-back', { title });
  return (
    <>
      <span
        className={isOn || isKept ? 'chip' : 'chip off'}
        title={words(isKept ? 'source.kept' : isOn ? 'source.chip' : 'source.off', { title })}
      >
        <PageIcon icon={source.icon} title={source.title} />
        <b dir="auto">{title}</b>
        <ChipTokens source={source} />
        {isKept ? (
          <Check role="img" aria-label={words('source.kept', { title })} />
        ) : (
          <button type="button" aria-label={action} title={action} onClick={flip}>
            {isOn ? <X /> : <Plus />}
          </button>
        )}
      </span>
      {source.pages ? (
        <PagesNote pages={source.pages} isCut={source.cut ?? false} readAll={readAll} asPictures={asPictures} />
      ) : (
        source.cut && <span className="fact">{words('source.cut')}</span>
      )}
      {hasChanged && <span className="fact">{words(isOn ? 'source.changed' : 'source.changed-kept')}</span>}
      {source.bare && <span className="fact">{words('source.bare')}</span>}
    </>
  );
}
