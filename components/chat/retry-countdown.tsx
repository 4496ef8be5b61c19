import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { RETRY } from '@/utils/chat/retry';
import { hostOf } from '@/utils/core/addresses';
import type { Message } from '@/utils/core/rows';
import { spokenLocale, words } from '@/utils/i18n/words';
import { endpointOf } from '@/utils/store/endpoints';
import { requestStop, tryNow } from '@/utils/store/messages';

/** Seconds that are counted down; longer waits name the time of day. */
const MOST_COUNTED = 120;

/** What an answer waits for: when its server is asked again. Both ways out of it are at hand. */
export function RetryCountdown({ message, retryAt }: { message: Message; retryAt: number }) {
  const { id, endpointId = '', modelId = '', retries = 0 } = message;
  const host = useLiveQuery(async () => hostOf((await endpointOf(endpointId))?.baseUrl ?? '') || modelId, [endpointId, modelId]);
  const seconds = useSecondsUntil(retryAt);
  // A screen reader hears it once, with the seconds of that moment.
  const [saidAt, setSaidAt] = useState({ retryAt, seconds });
  if (saidAt.retryAt !== retryAt) setSaidAt({ retryAt, seconds });
  const sentence = (left: number) => `${retries > 0 ? `${words('retry.busy', { host: host ?? '' })} ` : ''}${wait(left, retries, retryAt)}`;
  return (
    <>
      {/* There before it says anything, or screen readers would not hear it. */}
      <p className="unseen" role="status">
        {host !== undefined && sentence(saidAt.seconds)}
      </p>
      {host !== undefined && (
        <div className="notice">
          <p aria-hidden="true">{sentence(seconds)}</p>
          <div className="row">
            <button type="button" className="btn" onClick={() => void tryNow(id)}>
              {words('retry.now')}
            </button>
            <button type="button" className="btn" onClick={() => void requestStop(id)}>
              {words('composer.stop')}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

function wait(seconds: number, retries: number, retryAt: number): string {
  if (retries > 0) return words('retry.in', { seconds, retries, most: RETRY.most });
  if (seconds <= MOST_COUNTED) return words('retry.soon', { seconds });
  return words('retry.at', { time: new Date(retryAt).toLocaleTimeString(spokenLocale(), { timeStyle: 'short' }) });
}

function useSecondsUntil(at: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(tick);
  }, []);
  return Math.max(0, Math.ceil((at - now) / 1000));
}
