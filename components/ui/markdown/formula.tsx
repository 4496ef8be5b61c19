import { memo, useEffect, useState } from 'react';
import { useLoaded } from '@/components/ui/use-loaded';
import { words } from '@/utils/i18n/words';
import { drawNow, drawSoon } from './draw-soon';

const loadDrawing = () => import('./draw-maths');

interface FormulaProps {
  tex: string;
  display: boolean;
  /** Its end has not arrived. */
  open: boolean;
}

/** A formula, drawn once it is whole and the drawing is loaded; before that, and where it cannot be read, its source. */
export const Formula = memo(function Formula({ tex, display, open }: FormulaProps) {
  const drawing = useLoaded(loadDrawing);
  // One that was drawn before, or that this frame has time for, is there at once.
  const [wasDrawn, setWasDrawn] = useState(false);
  const draw = !open && drawing ? () => drawing.drawMaths(tex, display) : undefined;
  const isDrawn = draw !== undefined && (wasDrawn || drawing?.isDrawn(tex, display) || drawNow(draw));
  const mustWait = draw !== undefined && !isDrawn;
  useEffect(() => {
    if (!mustWait) return undefined;
    return drawSoon(() => {
      drawing?.drawMaths(tex, display);
      setWasDrawn(true);
    });
  }, [mustWait, drawing, tex, display]);

  const content = (isDrawn && draw?.()) || (
    <code className="md-tex" dir="ltr">
      {tex}
    </code>
  );
  if (!display)
    return (
      <span className="md-formula" data-tex={tex}>
        {content}
      </span>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by key (WCAG 2.1.1)
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <span className="md-formula md-display" data-tex={tex} role="group" aria-label={words('markdown.formula')} tabIndex={0}>
      {content}
    </span>
  );
});
