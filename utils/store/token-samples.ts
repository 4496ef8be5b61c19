import type { Sample } from '@/utils/core/calibrated';
import type { Engine } from '@/utils/core/rows';
import { db } from './db';
import { setSetting, settingOf } from './settings';

/** The last ones say how a model counts; older ones may be of another version of it. */
const MOST_SAMPLES = 7;

const keyOf = ({ endpointId, modelId }: Pick<Engine, 'endpointId' | 'modelId'>) => `${endpointId} ${modelId}`;

/** What the last answers of a model were estimated at, and what its server counted. */
export async function tokenSamples(engine: Pick<Engine, 'endpointId' | 'modelId'>): Promise<readonly Sample[]> {
  return (await settingOf('tokenSamples'))?.[keyOf(engine)] ?? [];
}

export async function noteTokens(engine: Pick<Engine, 'endpointId' | 'modelId'>, sample: Sample): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const all = (await settingOf('tokenSamples')) ?? {};
    const samples = [sample, ...(all[keyOf(engine)] ?? [])].slice(0, MOST_SAMPLES);
    await setSetting('tokenSamples', { ...all, [keyOf(engine)]: samples });
  });
}
