import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { answering, defaultEndpoint, isTranscriber, onlyTranscribes } from '@/utils/core/models/transcribers';
import type { Endpoint, Engine } from '@/utils/core/rows';
import { EXCERPTS_ENDPOINT } from '@/utils/providers/excerpts-endpoint';
import { endpoints } from '@/utils/store/endpoints';
import { chooseEngine, settingOf } from '@/utils/store/settings';

export interface EngineChoice {
  /** False until it is known what the user chose last. */
  ready: boolean;
  chosen: Engine;
  all: readonly Endpoint[];
  /** The last that were chosen, the newest first. */
  recent: readonly Engine[];
  choose(engine: Engine): void;
}

const EXCERPTS: Engine = { endpointId: EXCERPTS_ENDPOINT.id, modelId: EXCERPTS_ENDPOINT.id };

/** What answers the next question: the user's last choice while it exists, else the default endpoint, else Excerpts. */
export function useEngine(): EngineChoice {
  const rows = useLiveQuery(async () => ({
    connected: await endpoints(),
    last: await settingOf('engine'),
    recent: await settingOf('recentEngines'),
  }));
  return useMemo(() => {
    const connected = rows?.connected ?? [];
    const all = [...connected, EXCERPTS_ENDPOINT];
    const exists = (engine: Engine) => all.some((endpoint) => isAt(endpoint, engine));
    const last = rows?.last;
    return {
      ready: rows !== undefined,
      chosen: last && exists(last) ? last : (defaultOf(connected) ?? EXCERPTS),
      all,
      recent: (rows?.recent ?? []).filter(exists),
      choose: (engine) => void chooseEngine(engine),
    };
  }, [rows]);
}

/** Whether it answers at an endpoint, as far as that is known: lists lack some that do. */
function isAt(endpoint: Endpoint, { endpointId, modelId }: Engine): boolean {
  return endpoint.id === endpointId && !isTranscriber(endpoint) && !onlyTranscribes(modelId);
}

function defaultOf(connected: readonly Endpoint[]): Engine | undefined {
  const first = defaultEndpoint(connected);
  const modelId = first?.defaultModelId ?? (first && answering(first.models)[0]?.id);
  return first && modelId !== undefined ? { endpointId: first.id, modelId } : undefined;
}
