import { useLiveQuery } from 'dexie-react-hooks';
import { PictureTools } from '@/components/ui/pictures/picture-tools';
import type { MadePicture as Part } from '@/utils/core/parts';
import { words } from '@/utils/i18n/words';
import { fileOf } from '@/utils/store/files';
import { WholePicture } from './whole-picture';

/** A picture that a model made, in its place in the answer. @param by the model's name */
export function MadePicture({ part: { fileId, size }, by }: { part: Part; by: string }) {
  const file = useLiveQuery(() => fileOf(fileId), [fileId]);
  const name = words('made.alt', { model: by });
  return (
    <figure className="made-picture">
      <WholePicture picture={file?.picture} name={name} size={size} />
      <span className="acts">{file?.picture && <PictureTools bytes={file.picture.bytes} name={name} />}</span>
    </figure>
  );
}
