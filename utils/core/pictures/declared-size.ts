import type { PictureKind } from './picture-kind';

export interface Size {
  width: number;
  height: number;
}

/**
 * The pixels that a picture says it has, so that one that is too large need not be decoded to be refused.
 * @param bytes how it begins
 * @returns undefined where they do not say
 */
export function declaredSize(kind: PictureKind, bytes: Uint8Array<ArrayBuffer>): Size | undefined {
  try {
    return SIZES[kind](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    // It ends before its size.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const SIZES: Record<PictureKind, (view: DataView) => Size | undefined> = {
  /** https://www.w3.org/TR/png-3/#11IHDR */
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  /** https://www.w3.org/Graphics/GIF/spec-gif89a.txt, 18 */
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  bmp: (view) =>
    view.getUint32(14, true) === 12
      ? { width: view.getUint16(18, true), height: view.getUint16(20, true) }
      : { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) },
  jpeg: jpegSize,
  webp: webpSize,
  avif: avifSize,
  heic: avifSize,
  other: () => undefined,
};

/** In the first frame header, SOF0 to SOF15. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2 */
function jpegSize(view: DataView): Size | undefined {
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(view: DataView): Size | undefined {
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (view.getUint32(12)) {
    // “VP8X”, “VP8L”, “VP8 ”
    case 0x56503858:
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503820:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
}

/** Bytes in which AVIF and HEIC have their boxes. */
const AVIF_BOXES = 65_536;

/** The largest of its `ispe` boxes: the whole of a grid is larger than its tiles. ISO 23008-12, 6.5.3 */
function avifSize(view: DataView): Size | undefined {
  let largest: Size | undefined;
  for (let at = 0; at + 16 <= Math.min(view.byteLength, AVIF_BOXES); at++) {
    if (view.getUint32(at) !== 0x69737065) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
