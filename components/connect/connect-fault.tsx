import { useLiveQuery } from 'dexie-react-hooks';
import { FaultNotice } from '@/components/ui/fault-notice';
import { Steps } from '@/components/ui/steps';
import { UnlockForm } from '@/components/ui/unlock-form';
import { useLanguage } from '@/components/ui/use-language';
import { stepsFor } from '@/utils/chat/mend';
import type { Fault } from '@/utils/core/faults';
import type { Endpoint } from '@/utils/core/rows';
import { unlockKeys } from '@/utils/store/passphrase';

interface ConnectFaultProps {
  fault: Fault;
  /** Absent where none was reached for. */
  endpoint: Pick<Endpoint, 'presetId' | 'baseUrl'> | undefined;
  modelId?: string;
}

/** Why a server could not be reached or used, with what can be done on the server itself. */
export function ConnectFault({ fault, endpoint, modelId = '' }: ConnectFaultProps) {
  const language = useLanguage();
  const steps = useLiveQuery(
    () => (endpoint ? stepsFor(endpoint, fault.code, { modelId }) : []),
    [endpoint, fault.code, modelId, language],
  );
  return (
    <>
      <FaultNotice fault={fault} steps={steps && steps.length > 0 && <Steps steps={steps} />} />
      {fault.code === 'locked' && <UnlockForm unlock={unlockKeys} />}
    </>
  );
}
