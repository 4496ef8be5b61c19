import { toBase64 } from '@/utils/core/base64';
import { AppError } from '@/utils/core/faults';
import { contextOf, encodePicture } from '@/utils/core/pictures/encode-picture';
import { fitWithin, MOST_SIDE } from '@/utils/core/pictures/fit-within';
import type { Picture } from '@/utils/core/rows';

/** For so long a browser may draw; ms. */
const PATIENCE_MS = 10_000;

/**
 * Draws an SVG as browsers show it, on white. In an `<img>` no script of it runs, and nothing is loaded from elsewhere:
 * https://www.w3.org/TR/SVG2/conform.html#secure-static-mode
 * @param svg with its width and height in pixels
 * @throws AppError `file-broken`, `file-drawing`
 */
export async function drawSvg(svg: string, signal: AbortSignal): Promise<Picture> {
  const { promise: end, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop);
  const late = setTimeout(() => reject(new AppError('file-drawing')), PATIENCE_MS);
  try {
    const image = new Image();
    // From a blob's address a drawing with HTML in it would lock the canvas in Chromium: https://crbug.com/294129
    image.src = `data:image/svg+xml;base64,${toBase64(new TextEncoder().encode(svg))}`;
    await Promise.race([image.decode(), end]);
    // A style of its root can say another size than its attributes.
    const { width, height } = fitWithin({ width: image.naturalWidth, height: image.naturalHeight }, MOST_SIDE);
    const canvas = new OffscreenCanvas(width, height);
    const context = contextOf(canvas);
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    return await encodePicture(canvas, true);
  } catch (cause) {
    throw cause instanceof AppError || signal.aborted ? cause : new AppError('file-broken', { cause });
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', stop);
  }
}
