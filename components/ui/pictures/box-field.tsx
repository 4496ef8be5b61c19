import 'react-image-crop/dist/ReactCrop.css';
import './box-field.css';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { type PixelCrop, ReactCrop } from 'react-image-crop';
import { LEAST_DRAG } from '@/utils/core/pictures/gestures';
import type { Box } from '@/utils/core/pictures/taken';
import { words } from '@/utils/i18n/words';
import { useEscape } from './use-escape';

interface BoxFieldProps {
  /** The box as it stands, if there is one. */
  box: Box | undefined;
  onBox(box: Box | undefined): void;
  /** Enter in the box, or the end of a box that was drawn in one go. */
  onTake(box: Box, withShift: boolean): void;
  /** Whether only Enter takes. */
  isKept?: boolean;
  /** The picture. */
  children: ReactNode;
}

const handle = (place: string) => words('picture.box-handle', { place });

/** Lets a box be drawn over a picture with a pointer, and moved and sized with the arrow keys. */
export function BoxField({ box, onBox, onTake, isKept = false, children }: BoxFieldProps) {
  const latest = useRef<{ pixels: PixelCrop; box: Box }>(undefined);
  const isDrawn = useRef(false);
  const before = useRef<Box>(undefined);
  const hold = useEscape(() => {
    isDrawn.current = false;
    // The library knows no other way to let go of the pointer.
    document.dispatchEvent(new PointerEvent('pointercancel'));
    onBox(before.current);
  });

  function onDragEnd({ shiftKey }: PointerEvent): void {
    if (!isDrawn.current || !latest.current) return;
    isDrawn.current = false;
    const { pixels, box: drawn } = latest.current;
    if (Math.min(pixels.width, pixels.height) < LEAST_DRAG) onBox(undefined);
    else if (!isKept) onTake(drawn, shiftKey);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isInBox = event.target instanceof Element && event.target.closest('.ReactCrop__crop-selection');
    if (event.key !== 'Enter' || event.repeat || !isInBox || !box) return;
    event.preventDefault();
    onTake(box, event.shiftKey);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is the box's, which the library draws
    <div
      className="box-field"
      onKeyDown={onKeyDown}
      onPointerDownCapture={() => {
        before.current = box;
        hold();
      }}
    >
      <ReactCrop
        {...(box && { crop: percent(box) })}
        keepSelection={isKept}
        ariaLabels={{
          cropArea: words('picture.box'),
          nwDragHandle: handle('nw'),
          nDragHandle: handle('n'),
          neDragHandle: handle('ne'),
          eDragHandle: handle('e'),
          seDragHandle: handle('se'),
          sDragHandle: handle('s'),
          swDragHandle: handle('sw'),
          wDragHandle: handle('w'),
        }}
        onChange={(pixels, { x, y, width, height }) => {
          // A pointer that goes down beside the box begins another.
          if (pixels.width === 0 && pixels.height === 0) isDrawn.current = true;
          const next = { left: x / 100, top: y / 100, width: width / 100, height: height / 100 };
          latest.current = { pixels, box: next };
          onBox(next);
        }}
        onDragEnd={onDragEnd}
      >
        {children}
      </ReactCrop>
    </div>
  );
}

function percent({ left, top, width, height }: Box) {
  return { unit: '%' as const, x: left * 100, y: top * 100, width: width * 100, height: height * 100 };
}
