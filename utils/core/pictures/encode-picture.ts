import type { Picture } from '@/utils/core/rows';

/** Bytes of a picture as it is kept; services take 5 MB as base64. */
export const MOST_BYTES = 3_500_000;
/** Bytes of a picture without transparency up to which it stays PNG: drawings and screenshots, whose letters JPEG would blur. */
const SMALL_PNG = 1_000_000;
const QUALITY = { first: 0.9, least: 0.5, step: 0.2 };

/**
 * What was drawn, as every service takes it: PNG or JPEG, with nothing but its pixels.
 * @param isLossless whether what was drawn may be letters and lines, and not a photo that was blurred before
 */
export async function encodePicture(canvas: OffscreenCanvas, isLossless: boolean): Promise<Picture> {
  const { width, height } = canvas;
  const isClear = hasTransparency(canvas);
  if (isClear || isLossless) {
    const bytes = await canvas.convertToBlob({ type: 'image/png' });
    if (bytes.size <= (isClear ? MOST_BYTES : SMALL_PNG)) return { bytes, width, height };
  }
  if (isClear) layWhiteBeneath(canvas);
  for (let quality = QUALITY.first; ; quality -= QUALITY.step) {
    const bytes = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (bytes.size <= MOST_BYTES || quality <= QUALITY.least) return { bytes, width, height };
  }
}

function hasTransparency(canvas: OffscreenCanvas): boolean {
  const { data } = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}

/** JPEG would make it black. */
function layWhiteBeneath(canvas: OffscreenCanvas): void {
  const context = contextOf(canvas);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
}

export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is no context to draw in.');
  return context;
}
