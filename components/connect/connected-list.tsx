import { useReorder } from '@/components/ui/use-reorder';
import { defaultEndpoint, isTranscriber } from '@/utils/core/models/transcribers';
import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { reorder } from '@/utils/store/endpoints';

/** The connected endpoints, in the user's order; the first that answers is the default. */
export function ConnectedList({ connected, onOpen }: { connected: readonly Endpoint[]; onOpen(endpointId: string): void }) {
  const first = defaultEndpoint(connected);
  const { list, arrows, said } = useReorder(connected, (ids) => void reorder(ids));

  return (
    <section>
      <h2>{words('connect.kept')}</h2>
      <ul ref={list} className="ordered" aria-label={words('connect.kept')}>
        {connected.map((endpoint, at) => {
          const { id, name, baseUrl, models, defaultModelId, transcriberId } = endpoint;
          const modelId = defaultModelId ?? transcriberId;
          const model = models.find((each) => each.id === modelId);
          return (
            <li key={id}>
              <button type="button" className="open" title={baseUrl} onClick={() => onOpen(id)}>
                <span className="title" dir="auto">
                  {name}
                </span>
                <span className="fact title" dir="auto">
                  {model?.name ?? modelId}
                </span>
                {isTranscriber(endpoint) && <span className="fact">{words('connect.transcribes')}</span>}
              </button>
              {endpoint === first && connected.length > 1 && <span className="fact">{words('connect.default')}</span>}
              {arrows(at)}
            </li>
          );
        })}
      </ul>
      {said}
    </section>
  );
}
