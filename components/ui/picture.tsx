import { useObjectUrl } from './pictures/use-object-url';

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
  const url = useObjectUrl(bytes);
  return <img className="picture" src={url} alt={name} title={name} width={width} height={height} dir="auto" draggable={false} />;
}
