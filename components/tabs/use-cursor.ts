import { type RefObject, useSyncExternalStore } from 'react';

/** Where the cursor stands in a field; the end of a selection. */
export function useCursor(field: RefObject<HTMLTextAreaElement | null>, text: string): number {
  return useSyncExternalStore(watch, () => Math.min(field.current?.selectionEnd ?? text.length, text.length));
}

function watch(act: () => void): () => void {
  const gone = new AbortController();
  for (const event of ['selectionchange', 'input', 'keyup', 'pointerup']) document.addEventListener(event, act, { signal: gone.signal });
  return () => gone.abort();
}
