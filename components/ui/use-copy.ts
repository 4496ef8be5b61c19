import { useEffect, useState } from 'react';

/** How long "Copied" stands; ms. */
const COPIED_MS = 2000;

/**
 * Copies a text, and knows for a while that it did.
 * @param refused called where the clipboard is refused
 */
export function useCopy(text: string, refused: () => void = () => undefined): { copied: boolean; copy(): void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return { copied, copy: () => void navigator.clipboard.writeText(text).then(() => setCopied(true), refused) };
}
