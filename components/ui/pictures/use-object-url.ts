import { useLayoutEffect, useRef, useState } from 'react';

/**
 * An address under which a blob can be shown as long as whoever shows it does.
 * @param bytes of the first render, as each query of a row brings another blob of the same bytes; whoever shows something else gives another key
 */
export function useObjectUrl(bytes: Blob): string | undefined {
  const kept = useRef(bytes);
  const [url, setUrl] = useState<string>();
  useLayoutEffect(() => {
    const made = URL.createObjectURL(kept.current);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, []);
  return url;
}
