import { type DragEvent, useState } from 'react';
import { orderFiles } from '@/utils/store/files';

/** What a chip that is dragged says it is: nothing that the panel attaches when it is dropped. */
const KIND = 'application/x-aside-file';

/** Where a chip would be put: beside which other, and on which side of it. */
interface Place {
  id: string;
  side: 'before' | 'after';
}

/** Lets the chips of files be dragged into another order. @param ids in their order @returns what each chip is given */
export function useChipDrag(ids: readonly string[]) {
  const [dragged, setDragged] = useState<string>();
  const [place, setPlace] = useState<Place>();

  function end(): void {
    setDragged(undefined);
    setPlace(undefined);
  }

  function drop(from: string, { id, side }: Place): void {
    const others = ids.filter((each) => each !== from);
    others.splice(others.indexOf(id) + (side === 'after' ? 1 : 0), 0, from);
    if (others.join() !== ids.join()) void orderFiles(others);
  }

  return (id: string) => ({
    draggable: ids.length > 1,
    'data-drop': place?.id === id ? place.side : undefined,
    onDragStart({ dataTransfer }: DragEvent) {
      dataTransfer.setData(KIND, id);
      dataTransfer.effectAllowed = 'move';
      setDragged(id);
    },
    onDragOver(event: DragEvent) {
      if (dragged === undefined || dragged === id) return setPlace(undefined);
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      const { left, width } = event.currentTarget.getBoundingClientRect();
      const isRight = event.clientX > left + width / 2;
      const isAfter = getComputedStyle(event.currentTarget).direction === 'rtl' ? !isRight : isRight;
      setPlace({ id, side: isAfter ? 'after' : 'before' });
    },
    onDrop(event: DragEvent) {
      if (dragged === undefined || !place) return;
      event.preventDefault();
      drop(dragged, place);
      end();
    },
    onDragEnd: end,
  });
}
