import './whole-picture.css';
import type { CSSProperties, ReactNode } from 'react';
import { PictureButton } from '@/components/ui/pictures/picture-button';
import type { Size } from '@/utils/core/pictures/declared-size';
import type { Picture } from '@/utils/core/rows';

interface WholePictureProps {
  /** Absent while it is looked up. */
  picture: Picture | undefined;
  name: string;
  size: Size;
  /** What lies over it. */
  children?: ReactNode;
}

/** A picture of the chat as large as there is room for, and larger after a click. Its place is kept until it is there. */
export function WholePicture({ picture, name, size: { width, height }, children }: WholePictureProps) {
  return (
    <span className="whole-picture" style={{ '--w': width, '--h': height } as CSSProperties}>
      {picture && <PictureButton picture={{ ...picture, name }} />}
      {children}
    </span>
  );
}
