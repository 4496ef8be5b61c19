import { useLayoutEffect, useRef, useState } from 'react';

interface PictureProps {
  /** Of the first render; whoever shows another picture gives another key. */
  bytes: Blob;
  name: string;
  /** Pixels, so that its place is kept until it is there. */
  width: number;
  height: number;
}

/** A picture that lies in the database. */
export function Picture({ bytes, name, width, height }: PictureProps) {
  // Each query of a row brings another blob of the same bytes.
  const kept = useRef(bytes);
  const [url, setUrl] = useState<string>();
  useLayoutEffect(() => {
    const made = URL.createObjectURL(kept.current);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, []);
  return <img className="picture" src={url} alt={name} title={name} width={width} height={height} dir="auto" draggable={false} />;
}
