import './kept-picture.css';
import { useLiveQuery } from 'dexie-react-hooks';
import { PictureButton } from '@/components/ui/pictures/picture-button';
import type { Size } from '@/utils/core/pictures/declared-size';
import { fitWithin } from '@/utils/core/pictures/fit-within';
import { fileOf } from '@/utils/store/files';

interface KeptPictureProps {
  fileId: string;
  name: string;
  size: Size;
  /** Whether there is room for it. */
  isAlone: boolean;
}

/** CSS pixels of the longer side. */
const LONGEST = { alone: 168, beside: 96 };

/** A picture that a question brought, small. Its place is kept while it is looked up. */
export function KeptPicture({ fileId, name, size, isAlone }: KeptPictureProps) {
  const file = useLiveQuery(() => fileOf(fileId), [fileId]);
  const { width, height } = fitWithin(size, isAlone ? LONGEST.alone : LONGEST.beside);
  return (
    <span className="kept-picture" style={{ width, aspectRatio: `${width} / ${height}` }}>
      {file?.picture && <PictureButton picture={{ ...file.picture, name }} size={{ width, height }} />}
    </span>
  );
}
