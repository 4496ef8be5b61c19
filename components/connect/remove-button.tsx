import { useState } from 'react';
import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { removeEndpoint } from '@/utils/store/endpoints';

/** Removes an endpoint. Its key is gone for good then, so that is asked once more. */
export function RemoveButton({ endpoint, onRemoved }: { endpoint: Endpoint; onRemoved(): void }) {
  const { id, name } = endpoint;
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <button type="button" className="btn" onClick={() => setAsking(true)}>
        {words('connect.remove', { name })}
      </button>
    );
  return (
    <button
      type="button"
      className="btn danger"
      onClick={() => void removeEndpoint(id).then(onRemoved)}
      onBlur={() => setAsking(false)}
      ref={(button) => button?.focus()}
    >
      {words('connect.remove-sure')}
    </button>
  );
}
