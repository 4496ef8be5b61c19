import { useLayoutEffect, useMemo, useRef } from 'react';
import { drawEdits, type Edit, frameOf } from '@/utils/core/pictures/edits';

interface EditedCanvasProps {
  picture: ImageBitmap;
  edits: readonly Edit[];
  name: string;
}

/** A picture with what was done to it so far. */
export function EditedCanvas({ picture, edits, name }: EditedCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useMemo(() => drawEdits(picture, edits), [picture, edits]);
  useLayoutEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(drawn, 0, 0);
  }, [drawn]);
  const { width, height } = frameOf(edits, picture);
  return (
    <canvas
      ref={canvas}
      // Another size empties it, and another picture must not lie over the one before.
      key={edits.length}
      role="img"
      aria-label={name}
      width={width}
      height={height}
      className="edited"
      // As large as there is room for, and a small one larger than it is: it is drawn on.
      style={{ inlineSize: `min(100cqw, 100cqh * ${width / height}, max(${width}px, 360px))`, aspectRatio: width / height }}
    />
  );
}
