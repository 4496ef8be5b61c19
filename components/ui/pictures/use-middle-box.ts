import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Box } from '@/utils/core/pictures/taken';

const MIDDLE: Box = { left: 0.25, top: 0.25, width: 0.5, height: 0.5 };

/** A box that begins in the middle of a picture and has the keyboard: for hands without a pointer. */
export function useMiddleBox(put: (box: Box) => void): { field: RefObject<HTMLDivElement | null>; begin(): void } {
  const field = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (count > 0) field.current?.querySelector<HTMLElement>('.ReactCrop__crop-selection')?.focus();
  }, [count]);
  return {
    field,
    begin() {
      put(MIDDLE);
      setCount(count + 1);
    },
  };
}
