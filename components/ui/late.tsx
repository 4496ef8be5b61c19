import type { ReactNode } from 'react';
import { useLoaded } from './use-loaded';

interface LateProps<T> {
  load(): Promise<T>;
  children(part: T): ReactNode;
  meanwhile?: ReactNode;
}

/** What is shown with a part that is loaded when it is needed. */
export function Late<T>({ load, children, meanwhile = <main /> }: LateProps<T>) {
  const part = useLoaded(load);
  return part === undefined ? meanwhile : children(part);
}
