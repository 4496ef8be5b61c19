import type { PictureKind } from './picture-kind';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Whether the pixels of a picture, or of the first one of several, end before they are all there: Firefox then draws the rest grey or clear, and says
 * nothing. What stands after the pixels may be missing.
 */
export function isCutOff(kind: PictureKind, bytes: Bytes): boolean {
  try {
    ENDS[kind](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes);
    return false;
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}

/** Each goes to the end of the picture, and throws a RangeError where the file ends before. */
const ENDS: Record<PictureKind, (view: DataView, bytes: Bytes) => void> = {
  png: pngEnd,
  jpeg: jpegEnd,
  gif: gifEnd,
  bmp: bmpEnd,
  /** https://developers.google.com/speed/webp/docs/riff_container#webp_file_header */
  webp: (view) => view.getUint8(view.getUint32(4, true) + 7),
  // Both browsers refuse what is cut off.
  avif: () => undefined,
  heic: () => undefined,
  other: () => undefined,
};

const [IDAT, IEND] = [0x49444154, 0x49454e44];

/** Its pixels are in one run of chunks. https://www.w3.org/TR/png-3/#5Chunk-layout */
function pngEnd(view: DataView): void {
  for (let at = 8, hasPixels = false; ; ) {
    if (hasPixels && at + 8 > view.byteLength) return;
    const type = view.getUint32(at + 4);
    if (hasPixels ? type !== IDAT : type === IEND) return;
    hasPixels = type === IDAT;
    at += 12 + view.getUint32(at);
    if (hasPixels) view.getUint8(at - 1);
  }
}

/** Of its scans nothing tells the length, so their end is looked for. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1.1 */
function jpegEnd(view: DataView, bytes: Bytes): void {
  for (let at = 2; ; ) {
    at = bytes.indexOf(0xff, at);
    if (at === -1) throw new RangeError();
    const marker = view.getUint8(at + 1);
    if (marker === 0xd9) return;
    // A byte of pixels, what stands alone, and what fills.
    if (marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
function gifEnd(view: DataView): void {
  const pastColours = (at: number, flags: number) => at + (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  for (let at = pastColours(13, view.getUint8(10)); ; ) {
    const block = view.getUint8(at);
    // An extension, or an image; the rest is for the decoder.
    if (block !== 0x21 && block !== 0x2c) return;
    at = block === 0x21 ? at + 2 : pastColours(at + 10, view.getUint8(at + 9)) + 1;
    for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += 1 + length;
    at++;
    if (block === 0x2c) return;
  }
}

/** Rows are filled up to 32 bits. https://learn.microsoft.com/en-us/windows/win32/gdi/bitmap-storage */
function bmpEnd(view: DataView): void {
  const isOld = view.getUint32(14, true) === 12;
  const [width, height, bits] = isOld
    ? [view.getUint16(18, true), view.getUint16(20, true), view.getUint16(24, true)]
    : [view.getInt32(18, true), Math.abs(view.getInt32(22, true)), view.getUint16(28, true)];
  // Nothing tells how long compressed rows are.
  const isPlain = isOld || [0, 3].includes(view.getUint32(30, true));
  if (isPlain) view.getUint8(view.getUint32(10, true) + Math.ceil((width * bits) / 32) * 4 * height - 1);
}
