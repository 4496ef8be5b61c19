import './whole-picture.css';
import { useLiveQuery } from 'dexie-react-hooks';
import type { CSSProperties, ReactNode } from 'react';
import { Picture } from '@/components/ui/picture';
import type { Size } from '@/utils/core/pictures/declared-size';
import { fileOf } from '@/utils/store/files';

interface WholePictureProps {
  fileId: string;
  name: string;
  size: Size;
  /** What lies over it. */
  children?: ReactNode;
}

/** A picture of the chat as large as there is room for. Its place is kept while it is looked up. */
export function WholePicture({ fileId, name, size: { width, height }, children }: WholePictureProps) {
  const file = useLiveQuery(() => fileOf(fileId), [fileId]);
  return (
    <span className="whole-picture" style={{ '--w': width, '--h': height } as CSSProperties}>
      {file?.picture && <Picture bytes={file.picture.bytes} name={name} width={width} height={height} />}
      {children}
    </span>
  );
}
