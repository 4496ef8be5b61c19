import { isInRuns } from '@/utils/core/number-runs';
import type { SentSource } from '@/utils/core/rows';
import type { Cited } from './cited';

/** The source that holds a passage; undefined where that passage was not sent, so that nothing can lean on it. */
export function sourceOf(sent: readonly SentSource[], { letter, n }: Cited): SentSource | undefined {
  const source = sent.find((each) => each.letter === letter);
  if (!source) return undefined;
  const went = source.passages ? isInRuns(n, source.passages) : n >= 1 && n <= source.of;
  return went ? source : undefined;
}
