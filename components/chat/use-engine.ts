import { useLiveQuery } from 'dexie-react-hooks';
import type { Engine } from '@/utils/chat/ask';
import type { Endpoint } from '@/utils/core/rows';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { endpoints } from '@/utils/store/endpoints';
import { setSetting, settingOf } from '@/utils/store/settings';

export interface EngineChoice {
  /** False until it is known what the user chose last. */
  ready: boolean;
  chosen: Engine;
  all: readonly Endpoint[];
  choose(engine: Engine): void;
}

const EXCERPTS: Engine = { endpointId: EXCERPTS_ENDPOINT.id, modelId: EXCERPTS_ENDPOINT.id };

/** What answers the next question: the user's last choice while it exists, else Excerpts. */
export function useEngine(): EngineChoice {
  const rows = useLiveQuery(async () => ({ connected: await endpoints(), last: await settingOf('engine') }));
  const connected = rows?.connected ?? [];
  const last = rows?.last;
  const chosen = last && connected.some(({ id }) => id === last.endpointId) ? last : EXCERPTS;
  return {
    ready: rows !== undefined,
    chosen,
    all: [...connected, EXCERPTS_ENDPOINT],
    choose: (engine) => void setSetting('engine', engine),
  };
}
