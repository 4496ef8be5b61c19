import { fileSource } from '@/utils/core/documents/file-source';
import { AppError } from '@/utils/core/faults';
import { mediaType } from '@/utils/core/media/media-type';
import { isFile } from './file-reader';
import type { Reader } from './reader';

/** Bytes of a recording or a film. Services take 20 to 100 MB in one request, as base64. */
const MOST_MEDIA_BYTES = 50_000_000;

/** Recordings and films, whatever they are called: they are kept as they are, for models that take them. */
export const media: Reader = {
  id: 'media',
  reads: (target) => isFile(target) && mediaType(target.head) !== undefined,
  async read(target) {
    const type = isFile(target) ? mediaType(target.head) : undefined;
    if (!isFile(target) || !type) throw new AppError('page-unreadable');
    if (target.file.size > MOST_MEDIA_BYTES) throw new AppError('file-media-large');
    const { measureMedia } = await import('@/utils/core/media/measure-media');
    return { ...fileSource(target.file.name, ''), media: await measureMedia(target.file, type) };
  },
};
