import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { reorder } from '@/utils/store/endpoints';

/** The connected endpoints, in the user's order; the first is the default. */
export function ConnectedList({ connected, onOpen }: { connected: readonly Endpoint[]; onOpen(endpointId: string): void }) {
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState<{ id: string; name: string; place: number; up: boolean }>();
  const order = connected.map(({ id }) => id).join();

  // A row that moves takes the keyboard along: to the same arrow, or to the other where that is gone.
  useEffect(() => {
    if (!moved || order.split(',')[moved.place] !== moved.id) return;
    const arrows = [...(list.current?.children[moved.place]?.querySelectorAll<HTMLElement>('.tool') ?? [])];
    (moved.up ? arrows[0] : arrows.at(-1))?.focus();
  }, [moved, order]);

  function move({ id, name }: Endpoint, from: number, to: number): void {
    const ids = connected.map((endpoint) => endpoint.id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    setMoved({ id, name, place: to, up: to < from });
    void reorder(ids);
  }

  return (
    <section>
      <h2>{words('connect.kept')}</h2>
      <ul ref={list} className="connected" aria-label={words('connect.kept')}>
        {connected.map((endpoint, at) => {
          const { id, name, baseUrl, models, defaultModelId } = endpoint;
          const model = models.find((each) => each.id === defaultModelId);
          return (
            <li key={id}>
              <button type="button" className="open" title={baseUrl} onClick={() => onOpen(id)}>
                <span className="title" dir="auto">
                  {name}
                </span>
                <span className="fact title" dir="auto">
                  {model?.name ?? defaultModelId}
                </span>
              </button>
              {at === 0 && connected.length > 1 && <span className="fact">{words('connect.default')}</span>}
              {at > 0 && (
                <IconButton name={words('connect.up', { name })} onClick={() => move(endpoint, at, at - 1)}>
                  <ArrowUp />
                </IconButton>
              )}
              {at < connected.length - 1 && (
                <IconButton name={words('connect.down', { name })} onClick={() => move(endpoint, at, at + 1)}>
                  <ArrowDown />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
      <p className="unseen" role="status">
        {moved && words('connect.moved', { name: moved.name, place: moved.place + 1, count: connected.length })}
      </p>
    </section>
  );
}
