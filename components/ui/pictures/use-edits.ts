import { useMemo, useState } from 'react';
import type { Edit } from '@/utils/core/pictures/edits';

/** All that was done, and how much of it was not taken back. */
export interface EditHistory {
  all: readonly Edit[];
  count: number;
}

export interface Edits extends EditHistory {
  /** What was done and not taken back, in its order. */
  done: readonly Edit[];
  canUndo: boolean;
  canRedo: boolean;
  add(edit: Edit): void;
  undo(): void;
  redo(): void;
}

const NONE: EditHistory = { all: [], count: 0 };

/** What is done to a picture, step by step, back and forth. @param before what was done to it already */
export function useEdits(before = NONE): Edits {
  const [{ all, count }, set] = useState(before);
  const done = useMemo(() => all.slice(0, count), [all, count]);
  return {
    ...{ all, count, done },
    canUndo: count > 0,
    canRedo: count < all.length,
    add: (edit) => set({ all: [...done, edit], count: count + 1 }),
    undo: () => set({ all, count: Math.max(0, count - 1) }),
    redo: () => set({ all, count: Math.min(all.length, count + 1) }),
  };
}
