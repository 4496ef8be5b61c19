import { useLiveQuery } from 'dexie-react-hooks';
import type { Endpoint, Message } from '@/utils/core/rows';
import { words } from '@/utils/i18n/words';
import { endpointOf } from '@/utils/store/endpoints';

/** Context lengths that servers are usually started with; tokens. */
const LENGTHS = [8_192, 16_384, 32_768, 65_536, 131_072, 262_144];

/** Says that the server read only a part of what was sent, and which setting mends it. */
export function ReadShort({ message }: { message: Message }) {
  const { readShort, endpointId = '' } = message;
  const endpoint = useLiveQuery(() => endpointOf(endpointId), [endpointId]);
  if (!readShort) return null;
  const { read, sent } = readShort;
  return (
    <div className="notice bad" role="status">
      <p>
        {words('read-short.notice', { read: inFifties(read), sent: inFifties(sent) })} {endpoint && mend(endpoint, sent)}
      </p>
    </div>
  );
}

function inFifties(tokens: number): number {
  return Math.round(tokens / 50) * 50;
}

/** A server that was connected by its address alone is known by its usual port. */
function mend({ providerId, presetId = '', baseUrl }: Endpoint, sent: number): string {
  if (providerId === 'ollama') return words('read-short.own');
  const { port } = new URL(baseUrl);
  // As much again as was sent certainly: the estimate is a low one, and the answer needs room.
  const length = LENGTHS.find((each) => each >= 2 * sent) ?? 2 * sent;
  if (/ollama/.test(presetId) || port === '11434') return words('read-short.ollama', { length });
  if (/llama.?cpp/.test(presetId) || port === '8080') return words('read-short.llama-cpp', { length });
  if (/lm.?studio/.test(presetId) || port === '1234') return words('read-short.lm-studio', { length });
  return words('read-short.other');
}
