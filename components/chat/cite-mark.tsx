import './cite.css';
import { use } from 'react';
import { BlockContext, type CiteMarkProps } from '@/components/ui/markdown/cites';
import { sourceOf } from '@/utils/core/citations/source-of';
import { words } from '@/utils/i18n/words';
import { useCites } from './cite-state';
import { useThreadTools } from './thread-tools';

/** The mark of a passage: its number, or a question mark where it could not be checked. A click shows the passage, here and in its page. */
export function CiteMark({ cited, number }: CiteMarkProps) {
  const { sent, open, setOpen } = useCites();
  const { titleOf } = useThreadTools();
  const block = use(BlockContext);
  const source = cited && sourceOf(sent, cited);
  const isOpen = open !== undefined && open.block === block && open.cited?.letter === cited?.letter && open.cited?.n === cited?.n;
  const name = source ? words('cite.name', { number, title: titleOf(source.fileId) ?? '' }) : words('cite.unsure');
  return (
    <button
      type="button"
      className={source ? 'cite' : 'cite unsure'}
      aria-label={name}
      title={name}
      aria-expanded={isOpen}
      onClick={() => setOpen(isOpen ? undefined : { block, cited })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        // It closes the card, and does not stop an answer.
        event.stopPropagation();
        setOpen(undefined);
      }}
    >
      {source ? number : '?'}
    </button>
  );
}
