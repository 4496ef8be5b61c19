import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef } from 'react';
import type { Intent } from '@/utils/core/rows';
import { nextIntentId, takeIntents } from '@/utils/store/intents';

/**
 * Takes what clicks outside the panel ask of it, one at a time.
 * @param ready whether the panel can act yet
 */
export function useIntents(windowId: number | null, ready: boolean, act: (intent: Intent) => Promise<void>): void {
  const next = useLiveQuery(() => (windowId === null ? undefined : nextIntentId(windowId)), [windowId]);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (windowId !== null && next !== undefined && ready) void takeIntents(windowId, (intent) => latest.current(intent));
  }, [windowId, next, ready]);
}
