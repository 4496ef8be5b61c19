import { neverReadable } from '@/utils/core/addresses';
import { AppError } from '@/utils/core/faults';
import type { Source } from '@/utils/core/rows';
import { page } from './page';
import type { Reader, ReadTarget } from './reader';

/** All readers; the first that reads a target does. */
export const readers: readonly Reader[] = [page];

/** @throws AppError `page-*` with the reason why the target cannot be read, or not yet */
export async function read(target: ReadTarget, signal: AbortSignal): Promise<Source> {
  const never = target.url === undefined ? undefined : neverReadable(target.url);
  if (never) throw new AppError(never);
  const reader = readers.find((each) => each.reads(target));
  if (!reader) throw new AppError('page-unreadable');
  return reader.read(target, signal);
}
