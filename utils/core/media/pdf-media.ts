import { readBytes } from '@/utils/core/documents/document';
import type { Media } from '@/utils/core/rows';
import { PDF } from './media-type';

/** A PDF as it is sent itself. In hand, so that what is kept stays the same whatever becomes of the file. @throws AppError `file-unreadable` */
export async function pdfMedia(file: Blob, pages: number): Promise<Media> {
  return { bytes: new Blob([await readBytes(file)], { type: PDF }), seconds: 0, pages };
}
