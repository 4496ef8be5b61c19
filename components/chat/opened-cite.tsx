import type { KeyboardEvent } from 'react';
import { Late } from '@/components/ui/late';
import { sourceOf } from '@/utils/core/citations/source-of';
import { words } from '@/utils/i18n/words';
import { useCites } from './cite-state';

const loadCard = () => import('./cite-card');

/** The card under a block one of whose marks is open, or under its passage in the list. */
export function OpenedCite({ block }: { block: number }) {
  const { sent, open, setOpen } = useCites();
  if (open?.block !== block) return null;
  const { cited } = open;
  const source = cited && sourceOf(sent, cited);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.currentTarget.parentElement?.querySelector<HTMLElement>('button[aria-expanded="true"]:is(.cite, .passage-cited)')?.focus();
    setOpen(undefined);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes it from anywhere in it; the mark, or the passage, is the button
    <div className="cite-card" onKeyDown={onKeyDown}>
      {cited && source ? (
        <Late load={loadCard} meanwhile={null}>
          {({ CiteCard }) => <CiteCard key={`${cited.letter}${cited.n}`} fileId={source.fileId} n={cited.n} />}
        </Late>
      ) : (
        <p role="status">{words(cited ? 'cite.unsent' : 'cite.unfound')}</p>
      )}
    </div>
  );
}
