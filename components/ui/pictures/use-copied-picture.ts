import { useEffect, useState } from 'react';
import { crop } from '@/utils/core/pictures/crop';

/** How long it is said; ms. */
const SAID_MS = 2000;
const WHOLE = { left: 0, top: 0, width: 1, height: 1 };

/** Copies a picture as a PNG, the one format that every clipboard takes, and knows for a while whether it did. */
export function useCopiedPicture(bytes: Blob): { said: 'answer.copied' | 'copy.refused' | undefined; copy(): void } {
  const [said, setSaid] = useState<'answer.copied' | 'copy.refused'>();
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(undefined), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  async function write(): Promise<void> {
    const png = bytes.type === 'image/png' ? bytes : await crop(bytes, WHOLE);
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
  }

  return {
    said,
    copy: () =>
      void write().then(
        () => setSaid('answer.copied'),
        () => setSaid('copy.refused'),
      ),
  };
}
