import { isInRuns } from '@/utils/core/number-runs';
import type { SentSource } from '@/utils/core/rows';
import type { Cited } from './cited';

/** The source that holds a passage; undefined where that passage was not sent, so that nothing can lean on it. */
export function sourceOf(sent: readonly SentSource[], { letter, n }: Cited): SentSource | undefined {
  return sent.find((each) => each.letter === letter && (each.passages ? isInRuns(n, each.passages) : n >= 1 && n <= each.of));
}
