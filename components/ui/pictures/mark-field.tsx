import './mark-field.css';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { takeFocus } from '@/components/ui/take-focus';
import { RIM_COLOUR } from '@/utils/core/pictures/edits';
import { ARROWS, KEY_STEP, LEAST_DRAG } from '@/utils/core/pictures/gestures';
import { endedMark, type Mark, markPath, moveMark } from '@/utils/core/pictures/mark';
import { words } from '@/utils/i18n/words';
import { PEN } from './draw-field';
import { useEscape } from './use-escape';

interface MarkFieldProps {
  mark: Mark;
  colour: string;
  onMark(mark: Mark): void;
  onTake(): void;
  /** The picture. */
  children: ReactNode;
}

/** With Ctrl or ⌘. */
const NEAR_STEP = 1;
/** Shown pixels around a mark, and around each end of it, where a pointer takes hold. */
const HOLD = 14;

/** Where a pointer went down, and what it took hold of: of the mark, of an end of it, or of nothing; then it draws the mark anew. */
interface Drag {
  held: 'mark' | 'from' | 'to' | 'nothing';
  before: Mark;
  x: number;
  y: number;
  isMoved?: true;
}

/**
 * Lets a mark be put over a picture: with the arrow keys, which it has from the first, or with a pointer, at the mark, at its ends, or from its one end
 * to the other. A click beside it takes it.
 */
export function MarkField({ mark, colour, onMark, onTake, children }: MarkFieldProps) {
  const { from, to, size, within } = mark;
  const [isPointed, setPointed] = useState(false);
  const dragged = useRef<Drag>(undefined);
  const hold = useEscape(() => {
    if (dragged.current) onMark(dragged.current.before);
    dragged.current = undefined;
  });
  const pixel = size / PEN;
  const path = markPath(mark);

  function onKeyDown(event: KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey, shiftKey, repeat, currentTarget } = event;
    const way = ARROWS[key];
    if (altKey || !(way || key === 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    if (way) {
      setPointed(false);
      const step = scaleIn(currentTarget) * (ctrlKey || metaKey ? NEAR_STEP : KEY_STEP);
      onMark(moveMark(mark, { x: way[0] * step, y: way[1] * step }, shiftKey ? 'from' : undefined));
    }
    // One that is held down since the button is not meant.
    else if (!repeat) onTake();
  }

  /** Pixels of the picture in one as it is shown. */
  function scaleIn(shown: Element): number {
    return within.width / shown.getBoundingClientRect().width;
  }

  const begin = (held: Drag['held']) => (event: PointerEvent) => {
    if (!event.isPrimary || event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    hold();
    setPointed(true);
    dragged.current = { held, before: mark, x: event.clientX, y: event.clientY };
  };

  function drag({ isPrimary, clientX, clientY, currentTarget }: PointerEvent): void {
    if (!dragged.current || !isPrimary) return;
    const { held, before, x, y, isMoved } = dragged.current;
    const scale = scaleIn(currentTarget);
    const way = { x: (clientX - x) * scale, y: (clientY - y) * scale };
    if (held !== 'nothing') onMark(moveMark(before, way, held === 'mark' ? undefined : held));
    else if (isMoved || Math.hypot(clientX - x, clientY - y) >= LEAST_DRAG) {
      dragged.current.isMoved = true;
      const { left, top } = currentTarget.getBoundingClientRect();
      const start = { x: within.x + (x - left) * scale, y: within.y + (y - top) * scale };
      onMark(endedMark(before, start, { x: start.x + way.x, y: start.y + way.y }));
    }
  }

  function drop({ isPrimary, type }: PointerEvent): void {
    if (!dragged.current || !isPrimary) return;
    const { held, isMoved } = dragged.current;
    dragged.current = undefined;
    if (held === 'nothing' && !isMoved && type === 'pointerup') onTake();
  }

  const box = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
  const room = 2 * size;
  const around = { x: box.x - room, y: box.y - room, width: box.width + 2 * room, height: box.height + 2 * room };
  return (
    <div
      className="mark-field"
      role="application"
      aria-label={words('picture.mark-keys', { mark: mark.kind })}
      data-pointed={isPointed}
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
        onPointerDown={begin('nothing')}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
      >
        <path d={path} fill={colour} stroke={RIM_COLOUR} strokeWidth={2 * pixel} strokeLinejoin="round" paintOrder="stroke" />
        <rect className="beneath" {...around} />
        <rect className="around" {...around} />
        <g onPointerDown={begin('mark')}>
          {mark.kind === 'frame' && <rect className="hold" {...box} />}
          <path className="hold" d={path} strokeWidth={2 * HOLD * pixel} />
        </g>
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
