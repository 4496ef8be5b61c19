import { ownOrigin, systemOf } from '@/utils/browser/platform';
import { isLoopback } from '@/utils/core/addresses';
import { type Mending, mendingOf, type Step, type System, type Trouble } from '@/utils/core/mending';
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
  const preset = presetOf(endpoint);
  if (!preset) return [];
  const circumstances = { origin: ownOrigin(), ...(modelId ? { modelId } : {}), ...(contextWindow ? { contextWindow } : {}) };
  const isHere = URL.canParse(endpoint.baseUrl) && isLoopback(new URL(endpoint.baseUrl).hostname);
  const systems = isHere ? [await systemOf()] : SYSTEMS;
  const all = systems.flatMap((system) => mendingOf(preset.id, trouble, { ...circumstances, system }));
  // Containers, and servers with one command for every system, come once.
  const once = all.filter(({ title, command }, at) => all.findIndex((each) => each.title === title && each.command === command) === at);
  const differs = ({ title, system }: Mending) => once.some((each) => each.title === title && each.system !== system);
  const sorted = [...once.filter(({ system }) => system !== 'docker'), ...once.filter(({ system }) => system === 'docker')];
  return sorted.map((mending) => ({
    title: differs(mending) ? words('mend.on', { system: mending.system, title: words(mending.title) }) : words(mending.title),
    ...(mending.command ? { command: mending.command } : {}),
  }));
}
