import type { Size } from '@/utils/core/pictures/declared-size';
import { drawWithin } from '@/utils/core/pictures/draw-within';
import { contextOf } from '@/utils/core/pictures/encode-picture';
import { MOST_PIXELS, MOST_SIDE } from '@/utils/core/pictures/fit-within';
import type { Found } from './find-picture';
import { hangsOver } from './hangs-over';
import { isLoaded } from './is-loaded';

/** Pixels of an empty canvas: of one with transparency, and of one without. */
const CLEAR = 0;
const BLACK = 0xff_00_00_00;

/**
 * The pixels of a picture as a data URL, as far as the page itself may read them.
 * @returns undefined where they belong to another site, where there are too many or none, where only a part of them is seen, and for drawings in SVG
 */
export async function pngOf({ element, address, isBackground }: Found): Promise<string | undefined> {
  if (element instanceof HTMLCanvasElement) return drawn(element, element);
  if (element instanceof HTMLVideoElement) return drawn(element, { width: element.videoWidth, height: element.videoHeight });
  if (element instanceof SVGSVGElement) return undefined;
  if (element instanceof HTMLImageElement && !isBackground) {
    const size = sizeOf(element);
    if (isTooLarge(size)) return undefined;
    const png = await drawn(element, size);
    if (png !== undefined) return png;
  }
  const image = await fetched(address);
  if (!image || (isBackground && hangsOver(sizeOf(image), element))) return undefined;
  return drawn(image, sizeOf(image));
}

/** A picture whose server lets any site read it, asked for as such. */
async function fetched(address: string): Promise<HTMLImageElement | undefined> {
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.referrerPolicy = 'no-referrer';
  image.src = address;
  return (await isLoaded(image)) ? image : undefined;
}

/** An SVG may have no size of its own: then it has that at which it is shown. */
function sizeOf(image: HTMLImageElement): Size {
  const { naturalWidth: width, naturalHeight: height, src, currentSrc } = image;
  const isDrawing = /^data:image\/svg|\.svg(?:[?#]|$)/i.test(currentSrc || src);
  const shown = image.getBoundingClientRect();
  if (!isDrawing || shown.width === 0) return { width, height };
  const scale = Math.max(1, devicePixelRatio) * 2;
  return { width: Math.round(shown.width * scale), height: Math.round(shown.height * scale) };
}

/** One with more would stop the page, or the browser, while it is drawn. */
function isTooLarge({ width, height }: Size): boolean {
  return width * height > MOST_PIXELS;
}

async function drawn(from: HTMLImageElement | HTMLCanvasElement | HTMLVideoElement, size: Size): Promise<string | undefined> {
  if (size.width < 1 || size.height < 1 || isTooLarge(size)) return undefined;
  try {
    const canvas = drawWithin(from, size, MOST_SIDE);
    if (from instanceof HTMLCanvasElement && isBlank(canvas)) return undefined;
    return dataUrl(await canvas.convertToBlob({ type: 'image/png' }));
  } catch {
    // Tainted: the pixels are another site's.
    return undefined;
  }
}

/**
 * Whether nothing is drawn, or nothing any more: what WebGL drew is gone once it was shown, unless the page keeps it.
 * https://registry.khronos.org/webgl/specs/latest/1.0/#2.2
 */
function isBlank(canvas: OffscreenCanvas): boolean {
  const pixels = new Uint32Array(contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  const [first] = pixels;
  return (first === CLEAR || first === BLACK) && pixels.every((pixel) => pixel === first);
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
