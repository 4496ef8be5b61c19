import { useState } from 'react';

/**
 * A row's value that a control changes: what was chosen is shown at once, and the row's own again with its next change, whoever makes it.
 * Without it React would set a box back until the write has come round.
 */
export function useSoon<T>(kept: T): [shown: T, show: (soon: T) => void] {
  const [soon, setSoon] = useState<{ value: T }>();
  const [seen, setSeen] = useState<{ kept: T }>({ kept });
  // Set while rendering, so that nothing stale is ever painted (https://react.dev/reference/react/useState#storing-information-from-previous-renders).
  if (!Object.is(seen.kept, kept)) {
    setSeen({ kept });
    setSoon(undefined);
  }
  const [show] = useState(() => (value: T) => setSoon({ value }));
  return [soon ? soon.value : kept, show];
}
