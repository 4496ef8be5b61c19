import type { ReactNode } from 'react';
import { useLoaded } from './use-loaded';

/** What is shown with a part that is loaded when it is needed. */
export function Late<T>({ load, children }: { load(): Promise<T>; children(part: T): ReactNode }) {
  const part = useLoaded(load);
  return part === undefined ? <main /> : children(part);
}
