import { useEffect, useRef, useState } from 'react';
import { draggedPicture } from './carried-pictures';

/**
 * Takes what is dropped anywhere in the panel, but for text over a text box, which is the box's own business.
 * @returns whether something is held over the panel that would be taken
 */
export function useDrop(drop: (data: DataTransfer) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(drop);
  latest.current = drop;
  useEffect(() => {
    const gone = new AbortController();
    const on = (type: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      window.addEventListener(type, act, { signal: gone.signal });
    const takes = ({ dataTransfer, target }: DragEvent): boolean => {
      const types = dataTransfer?.types ?? [];
      if (types.includes('Files')) return true;
      return types.includes('text/plain') && !(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement);
    };
    on('dragover', (event) => {
      if (!takes(event)) return;
      // Without this the browser would open the file in place of the panel.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    });
    // Out of the window; between two elements of it there is one that is entered.
    on('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false));
    on('drop', (event) => {
      setOver(false);
      const { dataTransfer } = event;
      // What a picture is can be seen only now; a text box would take its address.
      if (!dataTransfer || !(takes(event) || draggedPicture(dataTransfer))) return;
      event.preventDefault();
      latest.current(dataTransfer);
    });
    return () => gone.abort();
  }, []);
  return isOver;
}
