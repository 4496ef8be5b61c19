import type { Picture } from '@/utils/core/rows';

/** Told by what is known of them at once: a live query makes new objects of what it reads, and words that are read change the hash. */
export function isSamePicture(one: Picture | undefined, other: Picture | undefined): boolean {
  return (
    !!one &&
    !!other &&
    one.width === other.width &&
    one.height === other.height &&
    one.bytes.size === other.bytes.size &&
    one.bytes.type === other.bytes.type
  );
}
