import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { removeEndpoint } from '@/utils/store/endpoints';

/** A connected endpoint. Its key is gone for good when it is removed, so that is asked once more. */
export function ConnectedItem({ endpoint }: { endpoint: Endpoint }) {
  const { id, name, baseUrl } = endpoint;
  const [asking, setAsking] = useState(false);
  return (
    <li>
      <span className="title" title={baseUrl}>
        {name}
      </span>
      {asking ? (
        <button
          type="button"
          className="btn"
          onClick={() => void removeEndpoint(id)}
          onBlur={() => setAsking(false)}
          ref={(button) => button?.focus()}
        >
          {words('connect.remove-sure')}
        </button>
      ) : (
        <IconButton name={words('connect.remove', { name })} onClick={() => setAsking(true)}>
          <Trash2 />
        </IconButton>
      )}
    </li>
  );
}
