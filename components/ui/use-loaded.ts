import { useEffect, useState } from 'react';

const loaded = new Map<() => Promise<unknown>, unknown>();

/**
 * A part of the panel that is loaded when it is needed, and shown as soon as it is there. Not `lazy` with `Suspense`: React holds back
 * what replaces a fallback for up to 300 ms, measured as the longest wait when the panel opens.
 * @param load the same function at each render
 * @returns undefined until it is loaded; a failure is thrown for the nearest error boundary
 */
export function useLoaded<T>(load: () => Promise<T>): T | undefined {
  // The map holds what this very function gave.
  const [part, setPart] = useState(() => loaded.get(load) as T | undefined);
  useEffect(() => {
    if (part !== undefined) return;
    load().then(
      (found) => {
        loaded.set(load, found);
        setPart(() => found);
      },
      (error: unknown) =>
        setPart(() => {
          throw error;
        }),
    );
  }, [load, part]);
  return part;
}
