import { words } from '@/utils/i18n/words';
import { goToNote } from './go-to-note';

/** A footnote's number in the text. It leads to the note. */
export function NoteMark({ label, number }: { label: string; number: number }) {
  return (
    <sup>
      <button
        type="button"
        className="md-note-mark"
        data-note-mark={label}
        aria-label={words('markdown.note', { number })}
        onClick={({ currentTarget }) => goToNote(currentTarget, 'note', label)}
      >
        {number}
      </button>
    </sup>
  );
}
