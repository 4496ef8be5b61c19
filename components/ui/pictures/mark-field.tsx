import './mark-field.css';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { takeFocus } from '@/components/ui/take-focus';
import { ARROWS, KEY_STEP } from '@/utils/core/pictures/arrow-keys';
import { RIM_COLOUR } from '@/utils/core/pictures/edits';
import { type Mark, markPath, moveMark } from '@/utils/core/pictures/mark';
import { words } from '@/utils/i18n/words';
import { PEN } from './draw-field';
import { useEscape } from './use-escape';

interface MarkFieldProps {
  mark: Mark;
  colour: string;
  /** Where it is now; undefined: it is taken away. */
  onMark(mark: Mark | undefined): void;
  onTake(): void;
  /** The picture. */
  children: ReactNode;
}

/** With Ctrl or ⌘. */
const NEAR_STEP = 1;
/** Shown pixels around a mark, and around each end of it, where a pointer takes hold. */
const HOLD = 14;

/** Lets a mark be put over a picture: with the arrow keys, which it has from the first, or with a pointer at the mark and at its ends. */
export function MarkField({ mark, colour, onMark, onTake, children }: MarkFieldProps) {
  const { from, to, size, within } = mark;
  const dragged = useRef<{ from: Mark; x: number; y: number; end?: 'from' | 'to' }>(undefined);
  const hold = useEscape(() => {
    if (dragged.current) onMark(dragged.current.from);
    dragged.current = undefined;
  });
  const pixel = size / PEN;
  const path = markPath(mark);

  function onKeyDown(event: KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey, shiftKey, repeat } = event;
    const way = ARROWS[key];
    if (altKey || !(way || key === 'Enter' || key === 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (way) {
      const step = pixel * (ctrlKey || metaKey ? NEAR_STEP : KEY_STEP);
      onMark(moveMark(mark, { x: way[0] * step, y: way[1] * step }, shiftKey ? 'from' : undefined));
    } else if (key === 'Escape') onMark(undefined);
    // One that is held down since the button is not meant.
    else if (!repeat) onTake();
  }

  const begin = (end?: 'from' | 'to') => (event: PointerEvent) => {
    if (!event.isPrimary || event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    hold();
    dragged.current = { from: mark, x: event.clientX, y: event.clientY, ...(end && { end }) };
  };

  function drag({ isPrimary, clientX, clientY, currentTarget }: PointerEvent): void {
    if (!dragged.current || !isPrimary) return;
    const { x, y, end, from: before } = dragged.current;
    const scale = within.width / currentTarget.getBoundingClientRect().width;
    onMark(moveMark(before, { x: (clientX - x) * scale, y: (clientY - y) * scale }, end));
  }

  const drop = () => {
    dragged.current = undefined;
  };
  const room = 2 * size;
  const around = {
    x: Math.min(from.x, to.x) - room,
    y: Math.min(from.y, to.y) - room,
    width: Math.abs(to.x - from.x) + 2 * room,
    height: Math.abs(to.y - from.y) + 2 * room,
  };
  return (
    <div
      className="mark-field"
      role="application"
      aria-label={words('picture.mark-keys', { mark: mark.kind })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that move the mark
      tabIndex={0}
      ref={takeFocus}
      onKeyDown={onKeyDown}
    >
      {children}
      <svg
        aria-hidden="true"
        viewBox={`${within.x} ${within.y} ${within.width} ${within.height}`}
        preserveAspectRatio="none"
        onPointerDown={({ isPrimary, button }) => isPrimary && button === 0 && onTake()}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
      >
        <path d={path} fill={colour} stroke={RIM_COLOUR} strokeWidth={2 * pixel} strokeLinejoin="round" paintOrder="stroke" />
        <rect className="beneath" {...around} />
        <rect className="around" {...around} />
        <path className="hold" d={path} strokeWidth={2 * HOLD * pixel} onPointerDown={begin()} />
        {(['from', 'to'] as const).map((end) => (
          <g key={end} className="end" onPointerDown={begin(end)}>
            <circle className="hold" cx={mark[end].x} cy={mark[end].y} r={HOLD * pixel} />
            <circle className="grip" cx={mark[end].x} cy={mark[end].y} r={PEN * pixel} />
          </g>
        ))}
      </svg>
    </div>
  );
}
