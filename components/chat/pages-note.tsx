import type { PagesRead } from '@/utils/core/rows';
import { spokenLocale, words } from '@/utils/i18n/words';

interface PagesNoteProps {
  pages: PagesRead;
  /** Whether there is more than what was read. */
  isCut: boolean;
  readAll?(): void;
}

/** Runs of pages that are named. */
const MOST_RUNS = 6;

/** Which pages of a document go along, where it is not simply all of them. */
export function PagesNote({ pages: { read, of, empty = [] }, isCut, readAll }: PagesNoteProps) {
  return (
    <>
      {isCut && (
        <span className="fact">
          {words('attach.pages', { read, of })}{' '}
          {readAll && (
            <button type="button" className="link" onClick={readAll}>
              {words('attach.read-all')}
            </button>
          )}
        </span>
      )}
      {empty.length > 0 && <span className="fact">{words('attach.no-text', { pages: pageList(empty) })}</span>}
    </>
  );
}

/** `4–7, 9` */
function pageList(runs: readonly (readonly [first: number, last: number])[]): string {
  const number = (page: number) => page.toLocaleString(spokenLocale());
  const named = runs.slice(0, MOST_RUNS).map(([first, last]) => (first === last ? number(first) : `${number(first)}–${number(last)}`));
  return named.join(', ') + (runs.length > MOST_RUNS ? ' …' : '');
}
