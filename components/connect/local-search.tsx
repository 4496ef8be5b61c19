import { useState } from 'react';
import { requestLocal } from '@/utils/browser/permissions';
import { discover, type Found, LOCAL_ORIGINS, LOCAL_PORTS } from '@/utils/chat/discover';
import { type Draft, draftOf } from '@/utils/chat/draft';
import { hostOf } from '@/utils/core/addresses';
import { ignoreAbort } from '@/utils/core/faults';
import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { useLeaving } from './use-attempt';

interface LocalSearchProps {
  connected: readonly Endpoint[];
  onFound(draft: Draft): void;
}

/** Tries the usual ports on this computer, when asked to. */
export function LocalSearch({ connected, onFound }: LocalSearchProps) {
  const [state, setState] = useState<'idle' | 'looking' | 'done' | 'denied'>('idle');
  const [found, setFound] = useState<readonly Found[]>([]);
  const leaving = useLeaving();

  async function look(allowed: Promise<boolean>): Promise<void> {
    const signal = leaving();
    setFound([]);
    setState('looking');
    try {
      if (!(await allowed)) return setState('denied');
      await discover(LOCAL_PORTS, (server) => setFound((before) => [...before, server]), signal);
    } finally {
      // Who has left looks at nothing any more.
      if (!signal.aborted) setState((now) => (now === 'looking' ? 'done' : now));
    }
  }

  function choose({ preset, baseUrl, models }: Found): void {
    const known = connected.find((endpoint) => endpoint.baseUrl === baseUrl);
    const { endpoint } = draftOf({ preset, format: '', baseUrl, secret: { key: '', headers: {} } }, known);
    onFound({ endpoint: { ...endpoint, models } });
  }

  return (
    <>
      <button
        type="button"
        className="link look"
        disabled={state === 'looking'}
        // The request must be the first thing the click does.
        onClick={() => void look(requestLocal(LOCAL_ORIGINS)).catch(ignoreAbort)}
      >
        {words('connect.look')}
      </button>
      <div aria-live="polite">
        {state === 'looking' && <p className="fact">{words('connect.looking')}</p>}
        {state === 'denied' && <p className="notice">{words('connect.look-denied')}</p>}
        {state === 'done' && found.length === 0 && <p className="notice">{words('connect.look-none')}</p>}
      </div>
      {found.length > 0 && (
        <ul className="presets wide" aria-label={words('connect.look')}>
          {found.map((server) => (
            <li key={server.baseUrl}>
              <button type="button" className="btn" title={server.baseUrl} onClick={() => choose(server)}>
                {words('connect.look-found', {
                  name: server.preset.name,
                  host: hostOf(server.baseUrl),
                  count: server.models.length,
                })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
