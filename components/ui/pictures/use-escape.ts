import { useEffect, useRef, useState } from 'react';

/**
 * Has Escape end what a pointer is drawing, as long as it is down, and nothing else: the view around it stays.
 * @returns to be called when the pointer goes down
 */
export function useEscape(leave: () => void): () => void {
  const [isDown, setDown] = useState(false);
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    if (!isDown) return undefined;
    const up = new AbortController();
    const { signal } = up;
    const end = () => setDown(false);
    window.addEventListener('pointerup', end, { signal });
    window.addEventListener('pointercancel', end, { signal });
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        latest.current();
      },
      { capture: true, signal },
    );
    return () => up.abort();
  }, [isDown]);
  return () => setDown(true);
}
