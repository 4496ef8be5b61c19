import { useLiveQuery } from 'dexie-react-hooks';
import { Steps } from '@/components/ui/steps';
import { useLanguage } from '@/components/ui/use-language';
import { stepsFor } from '@/utils/chat/mend';
import type { Message } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { endpointOf } from '@/utils/store/endpoints';

/** Context lengths that servers are usually started with; tokens. */
const LENGTHS = [8_192, 16_384, 32_768, 65_536, 131_072, 262_144];

/** Says that the server read only a part of what was sent, and which setting mends it. */
export function ReadShort({ message }: { message: Message }) {
  const { readShort, endpointId = '', modelId = '' } = message;
  const language = useLanguage();
  const found = useLiveQuery(async () => {
    const endpoint = readShort && (await endpointOf(endpointId));
    if (!endpoint) return undefined;
    // As much again as was sent certainly: the estimate is a low one, and the answer needs room.
    const contextWindow = LENGTHS.find((length) => length >= 2 * readShort.sent) ?? 2 * readShort.sent;
    return { endpoint, steps: await stepsFor(endpoint, 'read-short', { modelId, contextWindow }) };
  }, [readShort, endpointId, modelId, language]);
  if (!readShort) return null;
  const { read, sent } = readShort;
  return (
    <div className="notice bad" role="alert">
      <p>{words('read-short.notice', { read: inFifties(read), sent: inFifties(sent) })}</p>
      {found?.endpoint.providerId === 'ollama' && <p>{words('read-short.own')}</p>}
      {found && <Steps steps={found.steps} />}
      {found?.steps.length === 0 && <p>{words('read-short.other')}</p>}
    </div>
  );
}

function inFifties(tokens: number): number {
  return Math.round(tokens / 50) * 50;
}
