import { createContext, type FocusEvent, type KeyboardEvent, type PointerEvent, useContext } from 'react';
import { keyOf } from '@/components/ui/markdown/cites';
import type { Cited } from '@/utils/core/citations/cited';
import type { SentSource } from '@/utils/core/rows';

/** The place of what stands in the list of passages under an answer, among its blocks. */
export const IN_LIST = -1;

/** A passage whose card is open, and the block in which it was clicked. */
export interface OpenCite {
  block: number;
  cited: Cited | undefined;
}

interface CiteState {
  sent: readonly SentSource[];
  open: OpenCite | undefined;
  setOpen(open: OpenCite | undefined): void;
  /** The passage (`keyOf`) under the pointer or the keyboard, in the answer or in the list; empty for none. */
  lit: string;
  setLit(key: string): void;
}

export const CiteStateContext = createContext<CiteState | undefined>(undefined);

export function useCites(): CiteState {
  const state = useContext(CiteStateContext);
  if (!state) throw new Error('outside an answer that points');
  return state;
}

/**
 * What the buttons of a passage do alike, in the answer and in the list: a click opens its card, Esc closes it, and under the pointer or the
 * keyboard all of them are lit.
 */
export function useCiteButton(cited: Cited | undefined, block: number) {
  const { open, setOpen, lit, setLit } = useCites();
  const key = keyOf(cited);
  const isOpen = open !== undefined && open.block === block && keyOf(open.cited) === key;
  return {
    isOpen,
    isLit: key !== '' && lit === key,
    button: {
      type: 'button' as const,
      'aria-expanded': isOpen,
      onClick: () => setOpen(isOpen ? undefined : { block, cited }),
      onKeyDown(event: KeyboardEvent) {
        if (event.key !== 'Escape' || !isOpen) return;
        // It closes the card, and does not stop an answer.
        event.stopPropagation();
        setOpen(undefined);
      },
      onPointerEnter: () => setLit(key),
      onPointerLeave: ({ currentTarget }: PointerEvent) => currentTarget !== document.activeElement && setLit(''),
      onFocus: () => setLit(key),
      onBlur: ({ currentTarget }: FocusEvent) => !currentTarget.matches(':hover') && setLit(''),
    },
  };
}
