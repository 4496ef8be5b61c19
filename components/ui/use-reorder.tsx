import './ordered.css';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { words } from '@/utils/i18n/words';
import { IconButton } from './icon-button';

interface Row {
  id: string;
  name: string;
}

interface Reorder {
  /** For the list, whose children are the rows. */
  list: RefObject<HTMLUListElement | null>;
  /** The buttons that move the row at this place. */
  arrows(at: number): ReactNode;
  /** Tells a screen reader where a row is now. */
  said: ReactNode;
}

/**
 * A list that the user puts in order. A row that moves takes the keyboard along.
 * @param keep is told all ids in their new order
 */
export function useReorder(rows: readonly Row[], keep: (ids: string[]) => void): Reorder {
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState<Row & { place: number; up: boolean }>();
  const order = rows.map(({ id }) => id).join();

  // To the same arrow, or to the other where that is gone.
  useEffect(() => {
    if (!moved || order.split(',')[moved.place] !== moved.id) return;
    const arrows = [...(list.current?.children[moved.place]?.querySelectorAll<HTMLElement>('.tool') ?? [])];
    (moved.up ? arrows[0] : arrows.at(-1))?.focus();
  }, [moved, order]);

  function move({ id, name }: Row, from: number, to: number): void {
    const ids = rows.map((row) => row.id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    setMoved({ id, name, place: to, up: to < from });
    keep(ids);
  }

  function arrows(at: number): ReactNode {
    const row = rows[at];
    if (!row) return null;
    return (
      <>
        {at > 0 && (
          <IconButton name={words('connect.up', { name: row.name })} onClick={() => move(row, at, at - 1)}>
            <ArrowUp />
          </IconButton>
        )}
        {at < rows.length - 1 && (
          <IconButton name={words('connect.down', { name: row.name })} onClick={() => move(row, at, at + 1)}>
            <ArrowDown />
          </IconButton>
        )}
      </>
    );
  }

  const said = (
    <p className="unseen" role="status">
      {moved && words('connect.moved', { name: moved.name, place: moved.place + 1, count: rows.length })}
    </p>
  );
  return { list, arrows, said };
}
