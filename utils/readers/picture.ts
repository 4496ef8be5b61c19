import { mediaType } from '@/utils/core/media/media-type';
import { pictureKind } from '@/utils/core/pictures/picture-kind';
import { fileReader, fileTarget } from './file-reader';
import { svg } from './svg';

/** Pictures, whatever they are called: a model sees them. */
export const picture = fileReader('picture', ({ head }) => pictureKind(head) !== undefined);

type Kind = 'pictures' | 'recordings' | 'others';

/** Of a file that cannot be opened its own reader will tell. */
function kindOf(file: File): Promise<Kind> {
  return fileTarget(file).then(
    (target) => (picture.reads(target) || svg.reads(target) ? 'pictures' : mediaType(target.head) ? 'recordings' : 'others'),
    () => 'others',
  );
}

/** Pictures apart from recordings and films, and from all others. */
export async function filesApart(files: readonly File[]): Promise<Record<Kind, File[]>> {
  const apart: Record<Kind, File[]> = { pictures: [], recordings: [], others: [] };
  const kinds = await Promise.all(files.map(kindOf));
  for (const [at, file] of files.entries()) apart[kinds[at] ?? 'others'].push(file);
  return apart;
}
