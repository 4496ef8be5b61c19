import { useEffect, useState } from 'react';

/** Characters that are read and shown in one frame. An answer of usual length is there at once. */
const PORTION = 8 * 1024;

/** A text as much of it as may be shown by now: a very long one comes in portions, a frame each, so that none is a long task. */
export function useInPortions(text: string): string {
  const [allowed, setAllowed] = useState(PORTION);
  const mustWait = allowed < text.length;
  useEffect(() => {
    if (!mustWait) return undefined;
    const frame = requestAnimationFrame(() => setAllowed(allowed + PORTION));
    return () => cancelAnimationFrame(frame);
  }, [mustWait, allowed]);
  return mustWait ? text.slice(0, allowed) : text;
}
