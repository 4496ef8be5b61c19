import { findAll, rectOf } from './nodes';

/** The share of the window from which on a canvas is what the page is about. */
const MOST_OF_IT = 0.4;
/** Characters beyond which there is something to read beside it. */
const NEXT_TO_NOTHING = 1_500;

/** Whether the page is an editor that draws what is written in it, so that there is no text to read. */
export function isDrawnEditor(text: string): boolean {
  if (text.length > NEXT_TO_NOTHING) return false;
  const drawn = findAll('canvas').reduce((sum, canvas) => {
    const { width, height } = rectOf(canvas);
    return sum + width * height;
  }, 0);
  if (drawn < innerWidth * innerHeight * MOST_OF_IT) return false;
  return findAll('[contenteditable], [role="textbox"], textarea, iframe[class*="texteventtarget"]').length > 0;
}
