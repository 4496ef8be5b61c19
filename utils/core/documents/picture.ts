import { AppError } from '@/utils/core/faults';
import { declaredSize, type Size } from '@/utils/core/pictures/declared-size';
import { drawWithin } from '@/utils/core/pictures/draw-within';
import { encodePicture } from '@/utils/core/pictures/encode-picture';
import { LONGEST_SIDE, MOST_PIXELS, MOST_SIDE } from '@/utils/core/pictures/fit-within';
import { isCutOff } from '@/utils/core/pictures/is-cut-off';
import { type PictureKind, pictureKind } from '@/utils/core/pictures/picture-kind';
import { type Document, MOST_BYTES, type ParseOptions, readBytes } from './document';

/** Bytes in which a picture says its size. */
const HEAD = 1024 * 1024;
/** Kinds in which letters and lines are kept; the others are photos, mostly. */
const LOSSLESS: readonly PictureKind[] = ['png', 'gif', 'bmp'];

/**
 * The picture in a file, upright, at most 2,576 px long, and with nothing in it but its pixels: no place, no camera, no name.
 * @throws AppError `file-picture`, `file-heic`, `file-picture-large`, `file-large`, `file-cut-off`, `file-broken`, `file-unreadable`
 */
export async function parse(file: File, { byDecoder = false }: ParseOptions = {}): Promise<Document> {
  if (file.size > MOST_BYTES) throw new AppError('file-large');
  const head = await readBytes(file.slice(0, HEAD));
  const kind = pictureKind(new TextDecoder('latin1').decode(head));
  if (kind === undefined || kind === 'other') throw new AppError('file-picture');
  const declared = declaredSize(kind, head);
  if (declared) checkSize(declared);
  const bytes = await readBytes(file);
  if (isCutOff(kind, bytes)) throw new AppError('file-cut-off');
  const decoded = await decode(bytes, kind, byDecoder);
  try {
    const size = 'displayWidth' in decoded ? { width: decoded.displayWidth, height: decoded.displayHeight } : decoded;
    checkSize(size);
    return { text: '', picture: await encodePicture(drawWithin(decoded, size, MOST_SIDE), LOSSLESS.includes(kind)) };
  } finally {
    decoded.close();
  }
}

async function decode(bytes: Uint8Array<ArrayBuffer>, kind: PictureKind, byDecoder: boolean): Promise<ImageBitmap | VideoFrame> {
  const type = `image/${kind}`;
  try {
    if (byDecoder && (await ImageDecoder.isTypeSupported(type))) return await firstFrame(bytes, type);
    return await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: 'from-image' });
  } catch (cause) {
    // Today Safari alone opens it; whichever browser learns to does.
    throw kind === 'heic' ? new AppError('file-heic', { cause }) : cause;
  }
}

async function firstFrame(data: Uint8Array<ArrayBuffer>, type: string): Promise<VideoFrame> {
  const decoder = new ImageDecoder({ data, type });
  try {
    return (await decoder.decode()).image;
  } finally {
    decoder.close();
  }
}

function checkSize({ width, height }: Size): void {
  if (width < 1 || height < 1) throw new AppError('file-broken');
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) throw new AppError('file-picture-large');
}
