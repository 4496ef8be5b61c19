import { useLayoutEffect, useState } from 'react';

/** An address under which a picture can be shown as long as whoever shows it does. @param picture a blob, the same at each render; or an address */
export function useObjectUrl(picture: Blob | string): string | undefined {
  const [url, setUrl] = useState(typeof picture === 'string' ? picture : undefined);
  useLayoutEffect(() => {
    if (typeof picture === 'string') {
      setUrl(picture);
      return undefined;
    }
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return url;
}
