import { useLiveQuery } from 'dexie-react-hooks';
import { requestEndpoint } from '@/utils/browser/permissions';
import { hostOf } from '@/utils/core/addresses';
import { words } from '@/utils/i18n/words';
import { endpointOf } from '@/utils/store/endpoints';

/** Asks for the right to reach an endpoint again, as the user or the browser may have taken it away. */
export function AllowEndpoint({ endpointId, onAllowed }: { endpointId: string; onAllowed(): void }) {
  const endpoint = useLiveQuery(() => endpointOf(endpointId), [endpointId]);
  if (!endpoint) return null;
  const { baseUrl } = endpoint;
  return (
    // The request must be the first thing the click does.
    <button type="button" className="btn first" onClick={() => void requestEndpoint(baseUrl).then((given) => given && onAllowed())}>
      {words('answer.allow', { host: hostOf(baseUrl) })}
    </button>
  );
}
