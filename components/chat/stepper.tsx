import { ChevronLeft, ChevronRight, Split } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { Turn } from '@/utils/core/turns';
import { words } from '@/utils/i18n/words';
import { useThreadTools } from './thread-tools';

/** Steps through what could stand in a turn's place: ‹ 2/3 ›. Nothing where there is no other. */
export function Stepper({ turn }: { turn: Turn }) {
  const { actions, stepped } = useThreadTools();
  const buttons = useRef(new Map<number, HTMLButtonElement>());
  const { alternatives, chain, key } = turn;
  const count = alternatives.length;
  const shownId = (chain.at(-1) ?? chain[0]).id;
  const at = alternatives.indexOf(shownId);
  // The keyboard stays where it was, though what stands there is another answer.
  useLayoutEffect(() => {
    if (stepped.current?.key !== key || stepped.current.fromId === shownId) return;
    const button = buttons.current.get(stepped.current.by);
    stepped.current = null;
    button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: 'nearest' });
  });
  if (count < 2 || at < 0) return null;

  function step(by: number): void {
    const id = alternatives[at + by];
    if (id === undefined) return;
    stepped.current = { key, by, fromId: shownId };
    actions.show(turn, id);
  }

  const arrow = (by: -1 | 1, name: string, Icon: typeof ChevronLeft) => (
    <button
      ref={(button) => {
        if (button) buttons.current.set(by, button);
      }}
      type="button"
      className="tool arrow"
      aria-label={name}
      title={name}
      // At its ends it keeps the keyboard.
      aria-disabled={alternatives[at + by] === undefined}
      onClick={() => step(by)}
    >
      <Icon />
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <span className="stepper" role="group" aria-label={words('alternatives.name', { at: at + 1, count })}>
      <Split aria-hidden="true" />
      {arrow(-1, words('alternatives.previous'), ChevronLeft)}
      <span aria-hidden="true">{words('alternatives.of', { at: at + 1, count })}</span>
      {arrow(1, words('alternatives.next'), ChevronRight)}
    </span>
  );
}
