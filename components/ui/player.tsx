import './player.css';
import type { SyntheticEvent } from 'react';
import { useObjectUrl } from './pictures/use-object-url';

interface PlayerProps {
  /** Of the first render; whoever plays something else gives another key. */
  bytes: Blob;
  name: string;
  /** Where it begins, in seconds. */
  from?: number | undefined;
}

/** A recording or a film that lies in the database, with the browser's own controls. It plays when it is told to. */
export function Player({ bytes, name, from }: PlayerProps) {
  const url = useObjectUrl(bytes);
  const shared = {
    ...({ className: 'player', src: url, controls: true, preload: 'metadata', title: name, 'aria-label': name } as const),
    onLoadedMetadata({ currentTarget }: SyntheticEvent<HTMLMediaElement>): void {
      if (from !== undefined) currentTarget.currentTime = from;
    },
  };
  return bytes.type.startsWith('video/') ? <video {...shared} /> : <audio {...shared} />;
}
