import './player.css';
import { useLayoutEffect, useRef, useState } from 'react';

interface PlayerProps {
  /** Of the first render; whoever plays something else gives another key. */
  bytes: Blob;
  name: string;
}

/** A recording or a film that lies in the database, with the browser's own controls. It plays when it is told to. */
export function Player({ bytes, name }: PlayerProps) {
  // Each query of a row brings another blob of the same bytes.
  const kept = useRef(bytes);
  const [url, setUrl] = useState<string>();
  useLayoutEffect(() => {
    const made = URL.createObjectURL(kept.current);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, []);
  const shared = { className: 'player', src: url, controls: true, preload: 'metadata', title: name, 'aria-label': name } as const;
  return bytes.type.startsWith('video/') ? <video {...shared} /> : <audio {...shared} />;
}
