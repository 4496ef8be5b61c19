import { useLiveQuery } from 'dexie-react-hooks';
import { PictureTools } from '@/components/ui/pictures/picture-tools';
import type { MadePicture as Part } from '@/utils/core/parts';
import { words } from '@/utils/i18n/words';
import { fileOf } from '@/utils/store/files';
import { WholePicture } from './whole-picture';

interface MadePictureProps {
  part: Part;
  /** The model's name. */
  by: string;
  /** Whether more of it is still to come. */
  isGrowing: boolean;
}

/** A picture that a model made, in its place in the answer. */
export function MadePicture({ part: { fileId, size, unfinished }, by, isGrowing }: MadePictureProps) {
  const file = useLiveQuery(() => fileOf(fileId), [fileId]);
  const name = words('made.alt', { model: by });
  return (
    <figure className="made-picture">
      <WholePicture picture={file?.picture} name={name} size={size} />
      {unfinished && <figcaption className="fact">{words(isGrowing ? 'draw.drawing' : 'draw.unfinished')}</figcaption>}
      <span className="acts">{!isGrowing && file?.picture && <PictureTools bytes={file.picture.bytes} name={name} />}</span>
    </figure>
  );
}
