import { type ComponentType, createContext, type ReactNode } from 'react';

interface AroundBlockProps {
  /** The block as it was written. */
  text: string;
  /** More of it is coming. */
  isGrowing: boolean;
  /** The block as it is shown. */
  children: ReactNode;
}

/** What is put around each block of a text, where anything is: to show more of it than its words. */
export const AroundBlockContext = createContext<ComponentType<AroundBlockProps> | undefined>(undefined);
