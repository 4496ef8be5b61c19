import { ListChecks, Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { words } from '@/utils/i18n/words';
import { focusRow } from './focus-row';

interface FinderProps {
  query: string;
  /** Whether only chats of the page in front are shown; absent where none is in front. */
  page: { isOn: boolean; flip(): void } | undefined;
  canChoose: boolean;
  isChoosing: boolean;
  on: { query(query: string): void; choose(): void };
}

/** What narrows the list of chats down. */
export function Finder({ query, page, canChoose, isChoosing, on }: FinderProps) {
  const finder = useRef<HTMLElement>(null);
  // The keyboard comes back from the bar that goes when the choosing ends.
  const wasChoosing = useRef(false);
  useEffect(() => {
    if (wasChoosing.current && !isChoosing && document.activeElement === document.body)
      finder.current?.querySelector<HTMLElement>('.tool')?.focus();
    wasChoosing.current = isChoosing;
  }, [isChoosing]);
  return (
    <search ref={finder} className="finder">
      <div className="row">
        <label className="find">
          <Search aria-hidden="true" />
          <input
            type="search"
            dir="auto"
            aria-label={words('chats.find')}
            placeholder={words('chats.find')}
            value={query}
            onChange={({ target }) => on.query(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && query !== '') {
                event.stopPropagation();
                on.query('');
              }
              if (event.key === 'ArrowDown' && focusRow(event.currentTarget.closest('.chats'), 'first')) event.preventDefault();
            }}
          />
        </label>
        {canChoose && !isChoosing && (
          <IconButton name={words('chats.choose')} onClick={on.choose}>
            <ListChecks />
          </IconButton>
        )}
      </div>
      {page && (
        <button type="button" className="btn toggle" aria-pressed={page.isOn} onClick={page.flip}>
          {words('chats.of-page')}
        </button>
      )}
    </search>
  );
}
