import { mediaType } from '@/utils/core/media/media-type';
import { pictureKind } from '@/utils/core/pictures/picture-kind';
import { fileReader, fileTarget } from './file-reader';
import { svg } from './svg';

/** Pictures, whatever they are called: a model sees them. */
export const picture = fileReader('picture', ({ head }) => pictureKind(head) !== undefined);

/** Of a file that cannot be opened its own reader will tell. */
function isPicture(file: File): Promise<boolean> {
  return fileTarget(file).then(
    (target) => picture.reads(target) || svg.reads(target) || mediaType(target.head) !== undefined,
    () => false,
  );
}

/** Files, pictures, recordings and films apart. */
export async function withoutPictures(files: readonly File[]): Promise<{ pictures: File[]; others: File[] }> {
  const told = await Promise.all(files.map(async (file) => ({ file, isPicture: await isPicture(file) })));
  const those = (isPicture: boolean) => told.filter((each) => each.isPicture === isPicture).map(({ file }) => file);
  return { pictures: those(true), others: those(false) };
}
