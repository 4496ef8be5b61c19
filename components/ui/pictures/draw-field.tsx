import { type PointerEvent, type ReactNode, useState } from 'react';
import { type Frame, RIM_COLOUR } from '@/utils/core/pictures/edits';
import { type PenPoint, strokePath } from '@/utils/core/pictures/stroke-path';
import { useEscape } from './use-escape';

interface DrawFieldProps {
  /** What of the picture is shown. */
  frame: Frame;
  colour: string;
  /** @param rim in pixels of the picture */
  onStroke(path: string, rim: number): void;
  /** The picture. */
  children: ReactNode;
}

/** Shown pixels of a stroke's width. */
export const PEN = 6;

/** Lets strokes be drawn over a picture with a mouse, a finger or a pen. */
export function DrawField({ frame, colour, onStroke, children }: DrawFieldProps) {
  const [stroke, setStroke] = useState<{ points: readonly PenPoint[]; size: number; isPressed: boolean }>();
  const hold = useEscape(() => setStroke(undefined));
  const rim = stroke ? stroke.size / PEN : 0;
  const path = stroke ? strokePath(stroke.points, stroke.size, stroke.isPressed) : '';

  /** Where an event is, in pixels of the picture. */
  function pointOf({ clientX, clientY, pressure, currentTarget }: PointerEvent<SVGSVGElement>): PenPoint {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return [frame.x + ((clientX - left) / width) * frame.width, frame.y + ((clientY - top) / height) * frame.height, pressure];
  }

  function begin(event: PointerEvent<SVGSVGElement>): void {
    if (!event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    hold();
    const size = (PEN / event.currentTarget.getBoundingClientRect().width) * frame.width;
    setStroke({ points: [pointOf(event)], size, isPressed: event.pointerType === 'pen' });
  }

  /** More than one point may come before the next frame. */
  function goOn(point: PenPoint): void {
    setStroke((before) => before && { ...before, points: [...before.points, point] });
  }

  function end(): void {
    if (path) onStroke(path, rim);
    setStroke(undefined);
  }

  return (
    <div className="draw-field">
      {children}
      <svg
        aria-hidden="true"
        viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
        preserveAspectRatio="none"
        onPointerDown={begin}
        onPointerMove={(event) => stroke && event.isPrimary && goOn(pointOf(event))}
        onPointerUp={end}
        onPointerCancel={() => setStroke(undefined)}
      >
        <path d={path} fill={colour} stroke={RIM_COLOUR} strokeWidth={2 * rim} strokeLinejoin="round" paintOrder="stroke" />
      </svg>
    </div>
  );
}
