import { fromBase64 } from '@/utils/core/base64';
import { declaredSize } from '@/utils/core/pictures/declared-size';
import { pictureKind } from '@/utils/core/pictures/picture-kind';

/** Characters of base64 in which a picture says its size. */
const HEAD = 87_380;

/** The pixels that a picture inside a drawing says it has. @param value of an attribute @returns 0 where it is none */
export function heldPixels(value: string): number {
  const [start] = /^\s*data:image\/[\w.+-]+;base64,/.exec(value) ?? [];
  if (start === undefined) return 0;
  const head = value.slice(start.length, start.length + HEAD).replace(/\s+/g, '');
  // Browsers show none that is no base64.
  if (!/^[\w+/]*=*$/.test(head)) return 0;
  const bytes = fromBase64(head.slice(0, head.length - (head.length % 4)));
  const kind = pictureKind(String.fromCharCode(...bytes.subarray(0, 64)));
  const size = kind && declaredSize(kind, bytes);
  return size ? size.width * size.height : 0;
}
