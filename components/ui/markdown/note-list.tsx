import { CornerLeftUp } from 'lucide-react';
import { createElement, Fragment, memo } from 'react';
import { words } from '@/utils/i18n/words';
import { goToNote } from './go-to-note';
import { markNotes, type Note } from './notes';
import { render } from './render';

/** The footnotes of an answer, each with the way back to its first mark. */
export function NoteList({ notes, numbers }: { notes: readonly Note[]; numbers: ReadonlyMap<string, number> }) {
  return (
    <section className="md-notes" aria-label={words('markdown.notes')}>
      <ol className="md-list">
        {notes.map((note, at) => (
          <NoteView key={note.label} note={note} number={at + 1} marks={markNotes(note.tokens, numbers)} />
        ))}
      </ol>
    </section>
  );
}

const NoteView = memo(function NoteView({ note, number }: { note: Note; number: number /** the numbers of notes in it */; marks: string }) {
  return (
    <li dir="auto" data-note={note.label} tabIndex={-1}>
      {createElement(Fragment, null, ...render(note.tokens))}
      <button
        type="button"
        className="md-tool"
        aria-label={words('markdown.note-back', { number })}
        title={words('markdown.note-back', { number })}
        onClick={({ currentTarget }) => goToNote(currentTarget, 'noteMark', note.label)}
      >
        <CornerLeftUp />
      </button>
    </li>
  );
});
