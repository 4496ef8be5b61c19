import { createContext } from 'react';
import type { SourceLabel } from '@/utils/core/parts';
import type { Size } from '@/utils/core/pictures/declared-size';

export interface ShownPicture extends Pick<SourceLabel, 'title'> {
  fileId: string;
  picture: Size;
}

/** What an answer may point into. */
export interface Markable {
  modelId: string;
  /** The pictures that were last before it, in order; at least one. */
  pictures: readonly ShownPicture[];
}

/** Given to what shows an answer whose question had pictures; the same object for one answer. */
export const MarkableContext = createContext<Markable | undefined>(undefined);
