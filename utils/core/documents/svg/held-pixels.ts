import { fromBase64 } from '@/utils/core/base64';
import { declaredSize } from '@/utils/core/pictures/declared-size';
import { pictureKind } from '@/utils/core/pictures/picture-kind';

/** Characters of base64 in which a picture says its size. */
const HEAD = 87_380;

/**
 * The pixels that a picture inside a drawing says it has.
 * @param value of an attribute, or a style sheet
 * @returns 0 where it is none; undefined where it is written so that nobody can say
 */
export function heldPixels(value: string): number | undefined {
  const starts = [...value.matchAll(/data:/gi)];
  const [first] = starts;
  if (!first) return 0;
  const [start] = /^\s*data:image\/[\w.+-]+;base64,/i.exec(value) ?? [];
  if (start === undefined || starts.length > 1) return isText(value) ? 0 : undefined;
  const head = value.slice(start.length, start.length + HEAD).replace(/\s+/g, '');
  if (!/^[\w+/]*=*$/.test(head)) return undefined;
  const bytes = fromBase64(head.slice(0, head.length - (head.length % 4)));
  const kind = pictureKind(String.fromCharCode(...bytes.subarray(0, 64)));
  const size = kind && declaredSize(kind, bytes);
  return size ? size.width * size.height : 0;
}

/** Words that speak of data, and are no address. */
function isText(value: string): boolean {
  return !/(?:^\s*|url\(\s*["']?\s*)data:/i.test(value);
}
