import './player.css';
import { useObjectUrl } from './pictures/use-object-url';

interface PlayerProps {
  /** Of the first render; whoever plays something else gives another key. */
  bytes: Blob;
  name: string;
}

/** A recording or a film that lies in the database, with the browser's own controls. It plays when it is told to. */
export function Player({ bytes, name }: PlayerProps) {
  const url = useObjectUrl(bytes);
  const shared = { className: 'player', src: url, controls: true, preload: 'metadata', title: name, 'aria-label': name } as const;
  return bytes.type.startsWith('video/') ? <video {...shared} /> : <audio {...shared} />;
}
