import { useEffect, useState } from 'react';

/** The pixels of a picture; undefined until they are there. @param bytes of the first render */
export function useBitmap(bytes: Blob): ImageBitmap | undefined {
  const [kept] = useState(bytes);
  const [bitmap, setBitmap] = useState<ImageBitmap>();
  useEffect(() => {
    let made: ImageBitmap | undefined;
    let isGone = false;
    void createImageBitmap(kept).then((found) => {
      made = found;
      if (isGone) found.close();
      else setBitmap(found);
    });
    return () => {
      isGone = true;
      made?.close();
    };
  }, [kept]);
  return bitmap;
}
