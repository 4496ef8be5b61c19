import type { PagesRead } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { pageList } from './page-list';

interface PagesNoteProps {
  pages: PagesRead;
  /** Whether there is more than what was read. */
  isCut: boolean;
  readAll?(): void;
  /** Attaches the pages without words as pictures. */
  asPictures?: (() => void) | undefined;
}

/** Which pages of a document go along, where it is not simply all of them. */
export function PagesNote({ pages: { read, of, empty = [] }, isCut, readAll, asPictures }: PagesNoteProps) {
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
      {empty.length > 0 && (
        <span className="fact">
          {words('attach.no-text', { pages: pageList(empty) })}{' '}
          {asPictures && (
            <button type="button" className="link" onClick={asPictures}>
              {words('attach.as-pictures')}
            </button>
          )}
        </span>
      )}
    </>
  );
}
