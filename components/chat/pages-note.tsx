import type { PagesRead } from '@/utils/core/rows';
import { inShort } from '@/utils/i18n/in-short';
import { words } from '@/utils/i18n/words';
import { pageList } from './page-list';

interface PagesNoteProps {
  pages: PagesRead;
  /** Whether there is more than what was read. */
  isCut: boolean;
  readAll?(): void;
  /** Attaches the pages without words as pictures. */
  asPictures?: (() => void) | undefined;
  /** The way to send the document itself, or its text again, where the model takes it. */
  itself?: Itself | undefined;
}

interface Itself {
  isSent: boolean;
  /** What it costs. */
  tokens: number;
  flip(): void;
}

/** Which pages of a document go along, where it is not simply all of them. */
export function PagesNote({ pages: { read, of, empty = [] }, isCut, readAll, asPictures, itself }: PagesNoteProps) {
  return (
    <>
      {isCut && !itself?.isSent && (
        <span className="fact">
          {words('attach.pages', { read, of })}{' '}
          {readAll && (
            <button type="button" className="link" onClick={readAll}>
              {words('attach.read-all')}
            </button>
          )}
        </span>
      )}
      {empty.length > 0 && !itself?.isSent && (
        <span className="fact">
          {words('attach.no-text', { pages: pageList(empty) })}{' '}
          {asPictures && (
            <button type="button" className="link" onClick={asPictures}>
              {words('attach.as-pictures')}
            </button>
          )}
        </span>
      )}
      {itself && (
        <button type="button" className="link" onClick={itself.flip}>
          {itself.isSent ? words('attach.as-text') : words('attach.itself', { tokens: inShort(itself.tokens) })}
        </button>
      )}
    </>
  );
}
