import { PictureTools } from '@/components/ui/picture-tools';
import type { MadePicture as Part } from '@/utils/core/parts';
import { words } from '@/utils/i18n/words';
import { fileOf } from '@/utils/store/files';
import { WholePicture } from './whole-picture';

/** A picture that a model made, in its place in the answer. @param by the model's name */
export function MadePicture({ part, by }: { part: Part; by: string }) {
  const { fileId, name, size } = part;
  return (
    <figure className="made-picture">
      <WholePicture fileId={fileId} name={words('made.alt', { model: by })} size={size} />
      <PictureTools name={name} bytes={async () => (await fileOf(fileId))?.picture?.bytes} />
    </figure>
  );
}
