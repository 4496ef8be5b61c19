import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { wordsOf } from '@/utils/core/citations/with-marks';
import { madeIn, textOf } from '@/utils/core/parts';
import { type TurnGroup as Group, isSameGroup, isSameTurn, type Turn } from '@/utils/core/turns';
import { words } from '@/utils/i18n/words';
import { Answer } from './answer';
import { Question } from './question';
import { SummaryButton } from './summary-button';
import { useThreadTools } from './thread-tools';

interface TurnGroupProps {
  group: Group;
  /** Whether it stands at the end of the thread. */
  isLast: boolean;
  /** Whether it is in view when the thread opens. */
  isNearEnd: boolean;
}

/** How far from view a group is drawn, in heights of the view. */
const NEAR = 1.5;

/**
 * Some turns. What is far from view stands as its plain text, which the browser neither lays out nor paints until it comes near: so the
 * page's search and a screen reader find all of a long chat, its scroll bar is true, and a fast scroll shows words rather than nothing.
 */
export const TurnGroup = memo(
  function TurnGroup({ group, isLast, isNearEnd }: TurnGroupProps) {
    const { isOpening } = useThreadTools();
    const [isDrawn, setDrawn] = useState(isNearEnd);
    const place = useRef<HTMLDivElement>(null);
    // What another alternative brings into view is drawn before it is seen.
    useLayoutEffect(() => {
      if (!isDrawn && !isOpening.current && place.current && isNear(place.current)) setDrawn(true);
    }, [isDrawn, isOpening]);
    useEffect(() => {
      if (isDrawn || !place.current) return undefined;
      const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && setDrawn(true), {
        root: place.current.closest('main'),
        rootMargin: `${NEAR * 100}% 0px`,
      });
      watcher.observe(place.current);
      return () => watcher.disconnect();
    }, [isDrawn]);

    const { turns } = group;
    if (!isDrawn)
      return (
        <div ref={place} className="turns undrawn" dir="auto" style={{ containIntrinsicBlockSize: `auto ${heightOf(group)}px` }}>
          {turns.map(({ chain }) => wordsOf(chain.map(({ parts }) => textOf(parts)).join(''), chain)).join('\n\n')}
        </div>
      );
    return (
      <div className={isLast ? 'turns' : 'turns drawn'}>
        {turns.map((turn, at) => (
          <TurnView key={turn.key} turn={turn} isLast={isLast && at === turns.length - 1} />
        ))}
      </div>
    );
  },
  (before, after) => before.isLast === after.isLast && isSameGroup(before.group, after.group),
);

/** A change to the last answer draws none before it anew: the first word would wait for them. */
const TurnView = memo(
  function TurnView(props: { turn: Turn; isLast: boolean }) {
    const { chain } = props.turn;
    const summed = chain.findLast(({ summary }) => summary !== undefined);
    return (
      <>
        {chain[0].role === 'user' ? <Question {...props} /> : <Answer {...props} />}
        {summed && (
          <SummaryButton messageId={summed.id} className="now-on" hidden={!summed.summary}>
            {words('summary.border')}
          </SummaryButton>
        )}
      </>
    );
  },
  (before, after) => before.isLast === after.isLast && isSameTurn(before.turn, after.turn),
);

function isNear(place: HTMLElement): boolean {
  const view = place.closest('main')?.getBoundingClientRect();
  const { top, bottom } = place.getBoundingClientRect();
  return !!view && bottom > view.top - NEAR * view.height && top < view.bottom + NEAR * view.height;
}

/** About how high a group will be: so that the scroll bar is about right before anything is laid out. */
function heightOf({ turns }: Group): number {
  const messages = turns.flatMap(({ chain }) => chain);
  const lines = messages.reduce((sum, { parts }) => sum + Math.ceil(textOf(parts).length / 48), 0);
  const pictures = messages.reduce((sum, { parts }) => sum + madeIn(parts).length, 0);
  return lines * 22 + pictures * 360 + turns.length * 56;
}
