import { fromBase64 } from '@/utils/core/base64';
import type { Picture } from '@/utils/core/rows';
import { declaredSize } from './declared-size';
import { LONGEST_SIDE, MOST_PIXELS } from './fit-within';
import { type PictureKind, pictureKind } from './picture-kind';

/** Bytes of a picture as a model makes it: PNG of 4,096 × 4,096 pixels, the largest that is documented, has about 20 MB. */
export const MOST_MADE_BYTES = 24 * 1024 * 1024;
/** The kinds that are made, which every browser shows. SVG is text, and none of them. */
const KINDS: readonly PictureKind[] = ['png', 'jpeg', 'webp'];

/**
 * A picture that a model made, as it came: it is what its bytes say, whatever its server calls it.
 * @returns undefined where it is none that is kept: too large, of another kind, or without a size
 */
export function madePicture(base64: string): Picture | undefined {
  const bytes = bytesOf(base64);
  const kind = pictureKind(new TextDecoder('latin1').decode(bytes?.subarray(0, 32)));
  const size = bytes && kind && KINDS.includes(kind) ? declaredSize(kind, bytes) : undefined;
  if (!bytes || !size || size.width < 1 || size.height < 1) return undefined;
  if (size.width * size.height > MOST_PIXELS || Math.max(size.width, size.height) > LONGEST_SIDE) return undefined;
  return { bytes: new Blob([bytes], { type: `image/${kind}` }), ...size };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  if (base64.length > (MOST_MADE_BYTES * 4) / 3) return undefined;
  try {
    return fromBase64(base64);
  } catch {
    return undefined;
  }
}
