import { ownOrigin, systemOf } from '@/utils/browser/platform';
import { mendingOf, type Trouble } from '@/utils/core/mending';
import type { Endpoint } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { presetOf } from '@/utils/providers/presets';

interface MendingStep {
  title: string;
  /** To be typed into a terminal. */
  command?: string;
}

/**
 * What can be done on an endpoint's own server, with the commands for this computer's system; none where there is nothing.
 * @param contextWindow tokens that it should read
 */
export async function stepsFor(
  endpoint: Pick<Endpoint, 'presetId' | 'baseUrl'>,
  trouble: Trouble,
  { modelId, contextWindow }: { modelId?: string; contextWindow?: number } = {},
): Promise<MendingStep[]> {
  const preset = presetOf(endpoint);
  if (!preset) return [];
  const circumstances = {
    system: await systemOf(),
    origin: ownOrigin(),
    ...(modelId ? { modelId } : {}),
    ...(contextWindow ? { contextWindow } : {}),
  };
  return mendingOf(preset.id, trouble, circumstances).map(({ title, command }) => ({
    title: words(title),
    ...(command ? { command } : {}),
  }));
}
