import { useMemo, useState } from 'react';
import type { Edit } from '@/utils/core/pictures/edits';

export interface Edits {
  /** What was done and not taken back, in its order. */
  done: readonly Edit[];
  canUndo: boolean;
  canRedo: boolean;
  add(edit: Edit): void;
  undo(): void;
  redo(): void;
}

/** What is done to a picture, step by step, back and forth. */
export function useEdits(): Edits {
  const [{ all, count }, set] = useState<{ all: readonly Edit[]; count: number }>({ all: [], count: 0 });
  const done = useMemo(() => all.slice(0, count), [all, count]);
  return {
    done,
    canUndo: count > 0,
    canRedo: count < all.length,
    add: (edit) => set({ all: [...done, edit], count: count + 1 }),
    undo: () => set({ all, count: Math.max(0, count - 1) }),
    redo: () => set({ all, count: Math.min(all.length, count + 1) }),
  };
}
