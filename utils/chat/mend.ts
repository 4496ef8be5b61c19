import { ownOrigin, systemOf } from '@/utils/browser/platform';
import { isLoopback, isNearby } from '@/utils/core/addresses';
import { type Mending, mendingOf, type Step, type System, type Trouble } from '@/utils/core/mending';
import { onlyTranscribes } from '@/utils/core/models/transcribers';
import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { presetOf } from '@/utils/providers/presets';

const SYSTEMS: readonly System[] = ['mac', 'windows', 'linux'];

/**
 * What can be done on an endpoint's own server, with the commands for its system: this computer's where it runs here, else whatever it
 * may run on; none where there is nothing.
 * @param contextWindow tokens that it should read
 */
export async function stepsFor(
  endpoint: Pick<Endpoint, 'presetId' | 'baseUrl'>,
  trouble: Trouble,
  { modelId, contextWindow }: { modelId?: string; contextWindow?: number } = {},
): Promise<Step[]> {
  const server = URL.canParse(endpoint.baseUrl) ? new URL(endpoint.baseUrl) : undefined;
  const hostname = server?.hostname ?? '';
  // whisper.cpp's server is known by no address: what it needs is said of any that may be one.
  const mayBeWhisper = hostname !== '' && isNearby(hostname) && onlyTranscribes(modelId ?? '');
  const servers = [presetOf(endpoint)?.id ?? [], mayBeWhisper ? 'whisper-cpp' : []].flat();
  const circumstances = {
    origin: ownOrigin(),
    ...(server ? { server } : {}),
    ...(modelId ? { modelId } : {}),
    ...(contextWindow ? { contextWindow } : {}),
  };
  const systems = isLoopback(hostname) ? [await systemOf()] : SYSTEMS;
  const all = servers.flatMap((id) => systems.flatMap((system) => mendingOf(id, trouble, { ...circumstances, system })));
  // Containers, and servers with one command for every system, come once.
  const once = all.filter(({ title, command }, at) => all.findIndex((each) => each.title === title && each.command === command) === at);
  const differs = ({ title, system }: Mending) => once.some((each) => each.title === title && each.system !== system);
  const sorted = [...once.filter(({ system }) => system !== 'docker'), ...once.filter(({ system }) => system === 'docker')];
  return sorted.map((mending) => ({
    title: differs(mending) ? words('mend.on', { system: mending.system, title: words(mending.title) }) : words(mending.title),
    ...(mending.command ? { command: mending.command } : {}),
  }));
}
