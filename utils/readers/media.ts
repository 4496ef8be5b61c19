import { readBytes } from '@/utils/core/documents/document';
import { fileSource } from '@/utils/core/documents/file-source';
import { AppError } from '@/utils/core/faults';
import { MOST_MEDIA_BYTES, mediaType } from '@/utils/core/media/media-type';
import { isFile } from './file-reader';
import type { Reader } from './reader';

/** Recordings and films, whatever they are called: they are kept as they are, for models that take them. */
export const media: Reader = {
  id: 'media',
  reads: (target) => isFile(target) && mediaType(target.head) !== undefined,
  /** @throws AppError `file-media-large`, `file-unreadable` */
  async read(target) {
    const type = isFile(target) ? mediaType(target.head) : undefined;
    if (!isFile(target) || !type) throw new AppError('page-unreadable');
    if (target.file.size > MOST_MEDIA_BYTES) throw new AppError('file-media-large');
    const { measureMedia } = await import('@/utils/core/media/measure-media');
    // In hand, so that what is kept stays the same whatever becomes of the file.
    const file = new Blob([await readBytes(target.file)]);
    return { ...fileSource(target.file.name, ''), media: await measureMedia(file, type) };
  },
};
