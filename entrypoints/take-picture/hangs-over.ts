import type { Size } from '@/utils/core/pictures/declared-size';

/** Whether a background is larger than its element and not fitted to it, as a sheet of icons is, of which one is seen. */
export function hangsOver({ width, height }: Size, element: Element): boolean {
  const { backgroundSize } = getComputedStyle(element);
  // Of several layers a picture is mostly the lowest, beneath a shade.
  const [wide = 'auto', high = 'auto'] = backgroundSize.split(', ').at(-1)?.split(' ') ?? [];
  if (/cover|contain/.test(backgroundSize) || isShare(wide) || isShare(high)) return false;
  const box = element.getBoundingClientRect();
  const [toWidth, toHeight] = [lengthOf(wide, box.width), lengthOf(high, box.height)];
  const shown = {
    width: toWidth ?? (width * (toHeight ?? height)) / height,
    height: toHeight ?? (height * (toWidth ?? width)) / width,
  };
  return shown.width > box.width + 1 || shown.height > box.height + 1;
}

/** A part of the element's own side, or all of it. */
function isShare(side: string): boolean {
  return side.endsWith('%') && Number.parseFloat(side) <= 100;
}

/** A side in CSS px; undefined where it follows from the other, or from the picture. */
function lengthOf(side: string, of: number): number | undefined {
  const length = Number.parseFloat(side);
  if (Number.isNaN(length)) return undefined;
  return side.endsWith('%') ? (length / 100) * of : length;
}
