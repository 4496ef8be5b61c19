import { useCallback, useRef, useState } from 'react';

/**
 * A row's value that a control changes: what was chosen is shown at once, and the row's own again with its next change, whoever makes it.
 * Without it React would set a box back until the write has come round.
 */
export function useSoon<T>(kept: T): [shown: T, show: (soon: T) => void] {
  const [soon, setSoon] = useState<{ of: T; value: T }>();
  const now = useRef(kept);
  now.current = kept;
  const show = useCallback((value: T) => setSoon({ of: now.current, value }), []);
  return [soon && Object.is(soon.of, kept) ? soon.value : kept, show];
}
