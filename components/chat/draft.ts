import { createContext, type RefObject } from 'react';

/** The question as far as it is written. It outlives the composer that shows it: one stands there while the rest of the panel loads. */
export interface Draft {
  text: string;
  selection: [start: number, end: number];
  /** Enter was pressed before there was anything to send it with. */
  sendWhenReady: boolean;
}

export const DraftContext = createContext<RefObject<Draft>>({ current: { text: '', selection: [0, 0], sendWhenReady: false } });
