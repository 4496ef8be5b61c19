import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactNode } from 'react';
import { FaultNotice } from '@/components/ui/fault-notice';
import { Steps } from '@/components/ui/steps';
import { UnlockForm } from '@/components/ui/unlock-form';
import { useLanguage } from '@/components/ui/use-language';
import { askAgain } from '@/utils/chat/ask';
import { stepsFor } from '@/utils/chat/mend';
import type { Fault } from '@/utils/core/faults';
import type { Engine, Message } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { endpointOf } from '@/utils/store/endpoints';
import { unlockKeys } from '@/utils/store/passphrase';
import { AllowEndpoint } from './allow-endpoint';
import { useThreadTools } from './thread-tools';

/** What is offered to be waited for. */
const LONGEST_WAIT_MS = 3_600_000;

/** What is mended where models are connected. */
const CONNECT_ANEW: ReadonlySet<Fault['code']> = new Set([
  'wrong-key',
  'bad-key',
  'key-gone',
  'header-gone',
  'bad-address',
  'insecure-address',
]);

interface FaultEndProps {
  message: Message;
  fault: Fault;
  isLast: boolean;
  /** The way on that any end has. */
  children: ReactNode;
}

/** Why an answer failed, and what can be done about just that. */
export function FaultEnd({ message, fault, isLast, children }: FaultEndProps) {
  const { onConnect } = useThreadTools();
  const { endpointId = '', modelId = '' } = message;
  const language = useLanguage();
  const steps = useLiveQuery(async () => {
    const endpoint = await endpointOf(endpointId);
    return endpoint ? stepsFor(endpoint, fault.code, { modelId }) : [];
  }, [endpointId, modelId, fault.code, language]);
  const again = (after?: number) => void askAgain(message, engineOf(message), after);
  return (
    <>
      <FaultNotice fault={fault} steps={steps && steps.length > 0 && <Steps steps={steps} />}>
        {isLast && CONNECT_ANEW.has(fault.code) && (
          <button type="button" className="btn first" onClick={onConnect}>
            {words('start.connect')}
          </button>
        )}
        {fault.code === 'not-allowed-host' && <AllowEndpoint endpointId={endpointId} onAllowed={() => again()} />}
        {isLast && waitsFor(fault) && (
          <button type="button" className="btn" onClick={() => again(fault.retryAt)}>
            {words('retry.wait')}
          </button>
        )}
        {children}
      </FaultNotice>
      {isLast && fault.code === 'locked' && <UnlockForm unlock={unlockKeys} onUnlocked={() => again()} />}
    </>
  );
}

/** Whether a server named a time that is near enough to wait for it. */
function waitsFor({ retryAt = 0 }: Fault, now = Date.now()): boolean {
  return retryAt > now && retryAt - now <= LONGEST_WAIT_MS;
}

/** What wrote an answer. */
function engineOf({ endpointId = EXCERPTS_ENDPOINT.id, modelId = EXCERPTS_ENDPOINT.id, effort }: Message): Engine {
  return { endpointId, modelId, ...(effort ? { effort } : {}) };
}
