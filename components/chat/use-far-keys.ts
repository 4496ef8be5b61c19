import { type RefObject, useEffect } from 'react';
import { isTyping } from '@/components/ui/is-typing';

/**
 * Home and End go there at once. The browser's own way through a long chat is a flight, which it paints before there is anything to see.
 */
export function useFarKeys(scroller: RefObject<HTMLElement | null>, go: (where: 'Home' | 'End') => void): void {
  useEffect(() => {
    const gone = new AbortController();
    window.addEventListener(
      'keydown',
      (event) => {
        const { key, target, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
        if ((key !== 'Home' && key !== 'End') || altKey || ctrlKey || metaKey || shiftKey || defaultPrevented || isTyping(target)) return;
        const at = scroller.current;
        // A chat that is hidden has no boxes.
        if (!at || at.getClientRects().length === 0 || !(target === document.body || at.contains(target as Node))) return;
        event.preventDefault();
        go(key);
      },
      { signal: gone.signal },
    );
    return () => gone.abort();
  }, [scroller, go]);
}
