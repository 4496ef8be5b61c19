import type { Picture } from '@/utils/core/rows';

/** A picture with what it is called. */
export interface ShownPicture extends Picture {
  name: string;
}
