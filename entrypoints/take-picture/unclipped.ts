import { type Sides, within } from '@/utils/core/pictures/in-sight';
import { flatParentOf } from './flat-parent';

/** What is left of an element by those around it that clip what hangs over them, in CSS px of its page's view. */
export function unclipped(element: Element): Sides {
  const { documentElement, body } = element.ownerDocument;
  let left: Sides = element.getBoundingClientRect();
  let { position } = getComputedStyle(element);
  // What these two clip, the view does.
  for (let above = flatParentOf(element); above && above !== documentElement && above !== body; above = flatParentOf(above)) {
    const style = getComputedStyle(above);
    if (!holds(style, position)) continue;
    position = style.position;
    if (clips(style)) left = within(left, insideOf(above));
  }
  return left;
}

/** Whether an element moves and clips what is placed so within it. https://drafts.csswg.org/css-position/#containing-block-details */
function holds(style: CSSStyleDeclaration, position: string): boolean {
  if (style.transform !== 'none' || style.filter !== 'none' || /paint|layout|strict|content/.test(style.contain)) return true;
  return position !== 'fixed' && (position !== 'absolute' || style.position !== 'static');
}

function clips({ display, overflowX, overflowY, contain }: CSSStyleDeclaration): boolean {
  if (display === 'inline' || display === 'contents') return false;
  return overflowX !== 'visible' || overflowY !== 'visible' || /paint|strict|content/.test(contain);
}

/** An element without its border and its scroll bars, as it is turned or scaled. */
function insideOf(element: Element): Sides {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = element as HTMLElement;
  // A drawing has no such sizes.
  if (!offsetWidth || !offsetHeight) return { left, top, right, bottom };
  const [x, y] = [width / offsetWidth, height / offsetHeight];
  const [fromX, fromY] = [left + element.clientLeft * x, top + element.clientTop * y];
  return { left: fromX, top: fromY, right: fromX + element.clientWidth * x, bottom: fromY + element.clientHeight * y };
}
