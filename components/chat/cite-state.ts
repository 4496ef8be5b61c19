import { createContext, useContext } from 'react';
import type { Cited } from '@/utils/core/citations/cited';
import type { SentSource } from '@/utils/core/rows';

/** A mark whose card is open, and the block that it stands in. */
export interface OpenCite {
  block: number;
  cited: Cited | undefined;
}

interface CiteState {
  sent: readonly SentSource[];
  open: OpenCite | undefined;
  setOpen(open: OpenCite | undefined): void;
}

export const CiteStateContext = createContext<CiteState | undefined>(undefined);

export function useCites(): CiteState {
  const state = useContext(CiteStateContext);
  if (!state) throw new Error('outside an answer that points');
  return state;
}
