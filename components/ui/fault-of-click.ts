import { type Fault, faultOf } from '@/utils/core/faults';

/** What Dexie throws where nothing can be written. */
const NOT_KEPT = /Quota|DatabaseClosed|OpenFailed|MissingAPI/;

/** What went wrong after a click, which wrote something, mostly. */
export function faultOfClick(error: unknown): Fault {
  return error instanceof Error && NOT_KEPT.test(error.name) ? { code: 'not-kept' } : faultOf(error);
}
