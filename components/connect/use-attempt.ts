import { useEffect, useRef, useState } from 'react';
import { fetchModels } from '@/utils/chat/connect';
import type { Draft } from '@/utils/chat/draft';
import { hostOf } from '@/utils/core/addresses';
import { type Fault, faultOf } from '@/utils/core/faults';

/** How reaching a server stands. */
export type Attempt =
  | { at: 'idle' }
  | { at: 'asking'; host: string }
  | { at: 'denied'; host: string }
  | { at: 'fault'; fault: Fault; draft?: Draft };

/** A permission that was asked for in a click, and what is to be done with it. */
export interface Asked {
  draft: Draft;
  allowed: Promise<boolean>;
}

/**
 * Reaches a server and gets its models.
 * @param onModels told the draft with its models; with none where the server has no list
 */
export function useAttempt(onModels: (draft: Draft) => void) {
  const [attempt, setAttempt] = useState<Attempt>({ at: 'idle' });
  const leaving = useLeaving();

  async function run({ draft, allowed }: Asked): Promise<void> {
    const signal = leaving();
    const host = hostOf(draft.endpoint.baseUrl);
    setAttempt({ at: 'asking', host });
    try {
      if (!(await allowed)) return setAttempt({ at: 'denied', host });
      const models = await fetchModels(draft, signal);
      setAttempt({ at: 'idle' });
      onModels({ ...draft, endpoint: { ...draft.endpoint, models } });
    } catch (error) {
      if (signal.aborted) return;
      const fault = faultOf(error);
      // A server without a list of models may still answer questions: the test tells.
      if (fault.code === 'not-found' || fault.code === 'wrong-format') {
        setAttempt({ at: 'idle' });
        onModels(draft);
      } else setAttempt({ at: 'fault', fault, draft });
    }
  }

  return {
    attempt,
    run,
    refuse: (error: unknown) => setAttempt({ at: 'fault', fault: faultOf(error) }),
    deny: (host: string) => setAttempt({ at: 'denied', host }),
  };
}

/** A signal for each view, aborted when it goes. */
export function useLeaving(): () => AbortSignal {
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const gone = new AbortController();
    leaving.current = gone;
    return () => gone.abort();
  }, []);
  return () => leaving.current.signal;
}
