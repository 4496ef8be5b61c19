import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { answering, isTranscriber } from '@/utils/core/models/transcribers';
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

/** At an endpoint that came to write down, what answered before is there only if its list still has it. */
function isAt(endpoint: Endpoint, { endpointId, modelId }: Engine): boolean {
  return endpoint.id === endpointId && (!isTranscriber(endpoint) || endpoint.models.some(({ id }) => id === modelId));
}

/** The default model of the first endpoint that was connected to answer. */
function defaultOf(connected: readonly Endpoint[]): Engine | undefined {
  const first = connected.find((endpoint) => !isTranscriber(endpoint));
  const modelId = first?.defaultModelId ?? (first && answering(first.models)[0]?.id);
  return first && modelId !== undefined ? { endpointId: first.id, modelId } : undefined;
}
