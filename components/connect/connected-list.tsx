import { ArrowDown, ArrowUp } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { reorder } from '@/utils/store/endpoints';

/** The connected endpoints, in the user's order; the first is the default. */
export function ConnectedList({ connected, onOpen }: { connected: readonly Endpoint[]; onOpen(endpointId: string): void }) {
  function move(from: number, to: number): void {
    const ids = connected.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    void reorder(ids);
  }

  return (
    <section>
      <h2>{words('connect.kept')}</h2>
      <ul className="connected" aria-label={words('connect.kept')}>
        {connected.map(({ id, name, baseUrl, models, defaultModelId }, at) => {
          const model = models.find((each) => each.id === defaultModelId);
          return (
            <li key={id}>
              <button type="button" className="open" title={baseUrl} onClick={() => onOpen(id)}>
                <span className="title">{name}</span>
                <span className="fact title">{model?.name ?? defaultModelId}</span>
              </button>
              {at === 0 && connected.length > 1 && <span className="fact">{words('connect.default')}</span>}
              {at > 0 && (
                <IconButton name={words('connect.up', { name })} onClick={() => move(at, at - 1)}>
                  <ArrowUp />
                </IconButton>
              )}
              {at < connected.length - 1 && (
                <IconButton name={words('connect.down', { name })} onClick={() => move(at, at + 1)}>
                  <ArrowDown />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
